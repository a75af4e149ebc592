"""What several panels show: a tie's line, a passage, a link, a badge."""

import json
from collections.abc import Iterable
from datetime import date
from typing import Any

from dash import html
from dash.development.base_component import Component

from explorer.model import Article, Event, Tie
from explorer.phrases import STANDING_SENTENCES, dated
from explorer.reading import Library, Quote, shown
from explorer.silence import gaps, months
from explorer.views import words


def go(children: Any, patch: dict[str, Any], class_name: str = "link", **more: str) -> Component:
    """A button that sets a patch of the Selection."""
    data = {"data-go": json.dumps(patch, ensure_ascii=False)}
    return html.Button(children, type="button", className=class_name, **data, **more)


def link(children: Any, patch: dict[str, Any], class_name: str, **more: str) -> Component:
    """As `go`, but flowing with the text around it; its address works without the script."""
    query = "&".join(f"{k}={v}" for k, v in patch.items() if k != "keep" and v is not None)
    data = {"data-go": json.dumps(patch, ensure_ascii=False)}
    return html.A(children, href=f"?{query}", className=class_name, **data, **more)


def lost(sentence: str) -> list[Component]:
    """An id that is not there."""
    return [html.P(sentence, className="lede"), go("Start here", {"actor": "", "tie": None})]


def sign(value: int) -> Component:
    """The line of a sign, as the network draws it."""
    return html.Span(className=f"sign {words.SIGN_NAMES[value]}", **{"aria-hidden": "true"})


def sentence(library: Library, tie: Tie) -> list[Component | str]:
    """ "Turkey backs the GNA", each name in its own direction."""
    label = library.collection.relations[tie.relation].label
    ends = (library.thing(tie.subject), library.thing(tie.object))
    return [words.name(ends[0], True), f" {label} ", words.name(ends[1], True)]


def plain(library: Library, tie: Tie) -> str:
    """The same as text, for the live region."""
    label = library.collection.relations[tie.relation].label
    return f"{library.thing(tie.subject).name} {label} {library.thing(tie.object).name}"


def tie_line(library: Library, tie: Tie) -> Component:
    """One tie as a line that opens it."""
    contested = [" ", contested_badge()] if tie.contested else []
    text = html.Span([*sentence(library, tie), html.Br(), html.Small(dated(tie)), *contested])
    return go([sign(tie.sign), text], {"tie": tie.id}, "tie-line", **{"data-ties": tie.id})


def proved(library: Library, tie: Tie) -> Component:
    """One tie with the passage on the most outlets, as an item of a list."""
    return html.Li([tie_line(library, tie), html.Q(shown(library, tie).passage.exact)])


def counted(title: str, number: int) -> Component:
    """The head of a section with the number of what stands in it."""
    return html.H3([title, html.Small(f"{number:,}")], className="section-head counted")


def article_line(article: Article, **patch: Any) -> Component:
    """One article as a line that opens it."""
    opener = go(article.title, {"article": article.id, **patch}, "article-link")
    return html.Div([opener, html.Small(outlet_line(article), className="count")])


def event_line(event: Event) -> Component:
    """One event as a line that opens it."""
    text = html.Span([event.title, html.Br(), html.Small(words.when(event.when))])
    return go([text], {"event": event.id}, "tie-line")


def contested_badge() -> Component:
    """The mark and the word."""
    mark = html.Span(className="contested-mark", **{"aria-hidden": "true"})
    return html.Span([mark, "contested"], className="badge contested")


def outlet_line(article: Article) -> str:
    """Who published an article and when; a brief says up to which day it reaches."""
    when = words.day(article.published)
    return f"Explorer brief, up to {when}" if article.brief else f"{article.outlet}, {when}"


def passage(library: Library, quote: Quote, current: bool) -> Component:
    """A quotation with where it stands, who said it and on what it rests."""
    claim, text = quote.claim, quote.passage.exact
    notes = []
    if claim.attribution is not None:
        verb = "Denied by " if claim.polarity == "denied" else "Said by "
        notes.append(
            html.P([verb, words.name(library.actor(claim.attribution)), "."], className="said")
        )
    elif claim.polarity == "denied":
        notes.append(html.P("A denial.", className="said"))
    if claim.modality not in ("happened", "ongoing"):
        notes.append(html.P(STANDING_SENTENCES[claim.modality], className="said"))
    if quote.article.brief:
        notes.append(html.P("Rests on " + ", ".join(quote.outlets) + ".", className="refs"))
    patch = {"article": quote.article.id, "tie": library.tie_of[claim.id], "keep": True}
    opener = go("Open article", patch, **{"data-open": "true"})
    return html.Div(
        className="passage current" if current else "passage",
        children=[
            html.Div([html.Span(outlet_line(quote.article)), opener], className="from"),
            html.Blockquote(marked(text, names(library, (claim.subject, claim.object)))),
            *notes,
        ],
    )


def silences(what: str, days: Iterable[date], ended: str = "") -> list[Component]:
    """When nobody wrote, in words: the longest gaps, and whether an end is stated."""
    found = sorted(set(days))
    if not found:
        return []
    first, last = found[0], found[-1]
    lines = [
        f"Told of from {words.day(first)} to {words.day(last)}."
        if last > first
        else f"Told of on {words.day(last)} alone."
    ]
    lines += [
        f"Nothing on {what} between {words.day(a)} and {words.day(b)}: {months((a, b))} months."
        for a, b in gaps(found)[:3]
    ]
    lines.append(ended or "Silence is no end: nobody wrote, or it is not here.")
    return [
        html.Details(
            [html.Summary("When it was written of"), *[html.P(s, className="refs") for s in lines]],
            className="way",
        )
    ]


def steps(total: int) -> Component:
    """ "Passage 1 of 3", with the way to the next and the one before."""
    numbers = ["Passage ", html.B("1", className="passage-number"), f" of {total}"]
    buttons = [
        html.Button(
            [html.Kbd("k"), " previous"],
            type="button",
            className="link",
            **{"data-do": "previous-passage"},
        ),
        html.Button(
            ["next ", html.Kbd("j")], type="button", className="link", **{"data-do": "next-passage"}
        ),
    ]
    return html.Div([html.Span(numbers), html.Span(buttons)], className="steps-line")


def names(library: Library, ids: tuple[str, ...]) -> list[str]:
    """All spellings of some actors or places, the longest first."""
    things = [library.thing(i) for i in ids]
    found = {n for thing in things for n in (thing.name, *thing.aliases)}
    return sorted(found, key=len, reverse=True)


def marked(text: str, spellings: list[str]) -> list[Component | str]:
    """The text with every spelling in bold; nothing of it is read as markup."""
    for name in spellings:
        before, found, after = text.partition(name)
        if found:
            return [*marked(before, spellings), html.B(found), *marked(after, spellings)]
    return [text] if text else []
