"""One tie: its sentence, dates and badges, and every passage that proves or denies it."""

from dash import html
from dash.development.base_component import Component

from explorer.model import Tie
from explorer.reading import Library, beside, quotes
from explorer.views import words
from explorer.views.panels import parts


def layout(library: Library, id_: str) -> list[Component]:
    """The passages first; then what else joins the two."""
    tie = library.tie(id_)
    relation = library.collection.relations[tie.relation]
    found = quotes(library, tie)
    arabic = [
        n
        for n in (getattr(library.thing(i), "name_ar", "") for i in (tie.subject, tie.object))
        if n
    ]
    kind = f"Tie, {words.SIGN_NAMES[tie.sign]}, " + ("directed" if relation.directed else "mutual")
    others = beside(library, tie)
    return [
        html.P([parts.sign(tie.sign), kind], className="kicker"),
        html.H2(_title(library, tie), className="panel-title", tabIndex=-1,
                **{"data-announce": f"{parts.plain(library, tie)}, {words.count(len(found), 'passage')}"}),
        html.P([words.arabic(" · ".join(arabic))], className="under-title") if arabic else html.Span(),
        html.P(_lede(tie), className="lede"),
        _badges(library, tie),
        parts.steps(len(found)),
        *[parts.passage(library, quote, i == 0) for i, quote in enumerate(found)],
        html.P(_reverse(library, tie), className="also"),
        *([html.H3("Between the same two", className="section-head")] if others else []),
        *[parts.tie_line(library, other) for other in others],
    ]  # fmt: skip


def _title(library: Library, tie: Tie) -> list[Component | str]:
    label = library.collection.relations[tie.relation].label
    ends = [
        parts.link(words.name(library.thing(i)), {"actor": i}, "name-link") if i in library.collection.actors
        else words.name(library.thing(i))
        for i in (tie.subject, tie.object)
    ]  # fmt: skip
    return [ends[0], f" {label} ", ends[1]]


def _lede(tie: Tie) -> str:
    kinds = ", ".join(tie.kinds).replace("_", " ")
    counts = (
        f"{words.count(len(tie.proof), 'claim')} in {words.count(len(tie.articles), 'article')}"
    )
    sentences = [parts.dates(tie), kinds and kinds.capitalize(), counts]
    return " ".join(s.rstrip(".") + "." for s in (x[:1].upper() + x[1:] for x in sentences if x))


def _badges(library: Library, tie: Tie) -> Component:
    stands = (
        "Stands on one outlet" if tie.single_source else words.count(len(tie.outlets), "outlet")
    )
    badges: list[Component] = [html.Span(stands, className="badge")]
    if tie.contested:
        badges.append(parts.contested_badge())
    elif tie.standing == "happened":
        badges.append(html.Span("not contested", className="badge"))
    for who in tie.denied_by:
        name = words.name(library.thing(who)) if who in library.collection.actors else who
        badges.append(html.Span(["denied by ", name], className="badge denied"))
    return html.Div(badges, className="badges")


def _reverse(library: Library, tie: Tie) -> list[Component | str]:
    reverse = library.collection.relations[tie.relation].reverse
    ends = (library.thing(tie.object), library.thing(tie.subject))
    return [
        "Read the other way: ",
        words.name(ends[0], True),
        f" {reverse} ",
        words.name(ends[1], True),
        ".",
    ]
