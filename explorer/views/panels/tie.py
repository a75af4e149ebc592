"""One tie: its sentence, dates and badges, and every passage that proves or denies it."""

from dash import html
from dash.development.base_component import Component

from explorer.model import Tie
from explorer.phrases import dated
from explorer.reading import Library, Quote, beside, ends, quotes
from explorer.views import words
from explorer.views.panels import parts

LATE = 92
"""Days after its beginning from which a tie counts as known only later."""


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
        *_passages(library, tie, found),
        html.P(_reverse(library, tie), className="also"),
        *(parts.silences("this tie", tie.reported, _ended(library, tie)) if relation.durable else []),
        *_in_time(library, tie),
        *([html.H3("Between the same two", className="section-head")] if others else []),
        *[parts.tie_line(library, other) for other in others],
    ]  # fmt: skip


def _passages(library: Library, tie: Tie, found: list[Quote]) -> list[Component]:
    """The passages; of a contested tie in two columns, what states it and what speaks against."""
    against = [q for q in found if q.claim.polarity == "denied"]
    against += [q for other in tie.opposed_by for q in quotes(library, library.tie(other))]
    if not tie.contested or not against:
        return [
            parts.steps(len(found)),
            *[parts.passage(library, quote, i == 0) for i, quote in enumerate(found)],
        ]
    stated = [q for q in found if q.claim.polarity != "denied"]
    sides = (
        ("Stated", stated, len(tie.outlets)),
        ("Denied" if tie.denied_by else "Contradicted", against, _outlets(against)),
    )
    columns = [
        html.Section([
            html.H3([title, html.Small(words.count(outlets, "outlet"))], className="section-head"),
            *[parts.passage(library, quote, quote is stated[0]) for quote in side],
        ])
        for title, side, outlets in sides
    ]  # fmt: skip
    return [parts.steps(len(stated) + len(against)), html.Div(columns, className="sides")]


def _outlets(side: list[Quote]) -> int:
    return len({outlet for quote in side for outlet in quote.outlets})


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
    sentences = [dated(tie), kinds and kinds.capitalize(), counts, _known(tie)]
    return " ".join(s.rstrip(".") + "." for s in (x[:1].upper() + x[1:] for x in sentences if x))


def _ended(library: Library, tie: Tie) -> str:
    """Whether an end is stated, or only nobody wrote on."""
    if tie.standing != "happened" or not tie.intervals:
        return ""
    last = tie.intervals[-1]
    if last.end is None:
        return "It is not known to have ended: a source says that it went on."
    if ends(library, tie, last):
        return "Its end is stated, not only the last mention."
    return "No end is stated: after its last mention nobody wrote of it here, which is no end."


def _in_time(library: Library, tie: Tie) -> list[Component]:
    """The articles that tell of the tie, the oldest first; each opens at its passage."""
    articles = sorted((library.article(a) for a in tie.articles), key=lambda a: (a.published, a.id))
    if len(articles) < 2:
        return []
    lines = [parts.article_line(a, tie=tie.id, keep=True) for a in articles]
    return [parts.counted("Its articles in time", len(lines)), *lines]


def _known(tie: Tie) -> str:
    """The month of the earliest source, where that is long after the tie began."""
    first = tie.intervals[0].start_latest if tie.intervals else None
    told = min(tie.reported, default=None)
    if first is None or told is None or (told - first).days < LATE:
        return ""
    return f"Known only later: the earliest source here is of {told:%B %Y}"


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
