"""One actor: names, offices, its ties by sign and relation, its articles."""

from dash import html
from dash.development.base_component import Component

from explorer.measures import standing
from explorer.model import Actor, Tie
from explorer.phrases import dated
from explorer.reading import Library, grouped, offices
from explorer.selection import Selection
from explorer.views import words
from explorer.views.panels import parts


def layout(
    library: Library, id_: str, selection: Selection, held: list[Tie] | None = None
) -> list[Component]:
    """Everything about one actor; `held` are the ties of the window, for the measures."""
    actor = library.actor(id_)
    articles = library.naming.get(id_, [])
    ties = sum(len(t) for sign in (1, -1, 0) for t in grouped(library, id_, sign).values())
    said = f"{actor.name}, {words.TYPE_LABELS[actor.type]}, {words.count(ties, 'tie')}"
    return [
        html.P([_shape(actor), words.TYPE_LABELS[actor.type]], className="kicker"),
        html.H2(words.name(actor), className="actor-title", tabIndex=-1, **{"data-announce": said}),
        *([html.P(words.arabic(actor.name_ar), className="under-title")] if actor.name_ar else []),
        *([html.P(actor.note, className="lede")] if actor.note else []),
        *_offices(library, id_),
        *(
            [html.P("Also written " + ", ".join(actor.aliases), className="also")]
            if actor.aliases
            else []
        ),
        _actions(id_, selection),
        *[part for sign in (1, -1, 0) for part in _sign(library, id_, sign)],
        *([] if held is None else _measures(library, id_, held, selection)),
        *_stated(library, id_),
        *parts.silences(
            "this actor", (d for t in library.ties_of.get(id_, []) for d in t.reported)
        ),
        html.H3(["Articles", html.Small(str(len(articles)))], className="section-head"),
        *[parts.article_line(a) for a in articles],
    ]


def _shape(actor: Actor) -> Component:
    return html.Span(className=f"shape {actor.type}", **{"aria-hidden": "true"})


def _actions(id_: str, selection: Selection) -> Component:
    depth = None if selection.depth is not None else 1
    focus = parts.go("Leave focus" if depth is None else "Focus", {"depth": depth})
    second = html.Button(
        "With a second actor", type="button", className="link", **{"data-do": "second"}
    )
    copy = html.Button("Copy link", type="button", className="link", **{"data-do": "share"})
    return html.Div(
        [focus, second, parts.go("All dates", {"from": None, "to": None}), copy],
        className="actions",
    )


def _offices(library: Library, id_: str) -> list[Component]:
    lines: dict[tuple[str, str], str] = {}
    for claim in offices(library, id_):
        verb = claim.role or library.collection.relations[claim.relation].label
        lines.setdefault((verb, claim.object), words.when(claim.when))
    return [
        html.P(
            [f"{verb[:1].upper()}{verb[1:]}, ", words.name(library.thing(of), True), f", {when}"],
            className="lede",
        )
        for (verb, of), when in list(lines.items())[:6]
    ]


def _sign(library: Library, id_: str, sign: int) -> list[Component]:
    groups = grouped(library, id_, sign)
    total = sum(len(ties) for ties in groups.values())
    if total == 0:
        return []
    head = html.H3(
        [words.SIGN_NAMES[sign].capitalize(), html.Span(str(total))], className="group-head"
    )
    return [head, *[_group(library, id_, *key, ties) for key, ties in groups.items()]]


def _group(library: Library, id_: str, relation: str, forward: bool, ties: list[Tie]) -> Component:
    record = library.collection.relations[relation]
    children: list[Component | str] = [
        html.Span(record.label if forward else record.reverse, className="verb"),
        " ",
    ]
    for i, tie in enumerate(ties):
        other = library.thing(tie.object if tie.subject == id_ else tie.subject)
        children += [", "] if i else []
        children.append(
            parts.link(
                words.name(other, True), {"tie": tie.id}, "name-link", **{"data-ties": tie.id}
            )
        )
        children.append(html.Small(" " + dated(tie)))
        children += [" ", parts.contested_badge()] if tie.contested else []
    return html.Div([parts.sign(ties[0].sign), html.Span(children)], className="tie-line")


def _measures(library: Library, id_: str, held: list[Tie], selection: Selection) -> list[Component]:
    found = standing(held, library.collection.relations, id_)
    label = library.actor(id_).label
    with_, against, neither = (found.partners[sign] for sign in (1, -1, 0))
    if not with_ + against + neither:
        return []
    between = (
        f"{found.between:.1%} of the shortest cooperative ways between two others lead over it"
        f" (place {found.rank} of {found.of})."
        if found.between else "No shortest cooperative way between two others leads over it."
    )  # fmt: skip
    sentences = [
        f"{label} is with {words.count(with_, 'partner')}, against {against}, and has neutral ties "
        f"with {neither}. {words.count(found.outlets, 'outlet')} {'tells' if found.outlets == 1 else 'tell'} of them.",
        between,
        f"Its support and command reach {words.count(found.reached, 'actor')}, through others too.",
        "A missing line may be a missing article: a place is one among those told of here.",
    ]
    window = words.window(selection.start, selection.end).rstrip(".")
    return [
        html.Details(
            [html.Summary(f"Where it stands, {window[:1].lower()}{window[1:]}"),
             *[html.P(s, className="refs") for s in sentences]],
            className="way measures",
        )
    ]  # fmt: skip


def _stated(library: Library, id_: str) -> list[Component]:
    ties = [t for t in library.ties_of[id_] if t.standing != "happened"]
    if not ties:
        return []
    head = html.H3(
        ["Stated, not known to have happened", html.Span(str(len(ties)))], className="group-head"
    )
    return [head, *[parts.tie_line(library, tie) for tie in ties]]
