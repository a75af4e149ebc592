"""Camps: who stands with whom against whom in a window, and who changed camp over the years."""

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from explorer.camps import Camps, Move, camps, moves, side, signed_pairs
from explorer.model import Tie
from explorer.reading import Library, camp_name
from explorer.selection import Selection
from explorer.ties import evidence
from explorer.views import words
from explorer.views.panels import parts

LARGEST, STRAINED = 8, 12
"""Camps shown in full, the smaller ones as one list; pairs that do not fit."""

Years = Sequence[tuple[int, list[Tie]]]


def layout(
    library: Library, ties: list[Tie], years: Years, selection: Selection
) -> list[Component]:
    """The camps of `ties`, those that hold in the window, and of the ties of each year."""
    found = camps(ties, library.collection.relations)
    said = _headline(found)
    return [
        html.P("Camps", className="kicker"),
        html.H2("Who stands with whom", className="panel-title", tabIndex=-1,
                **{"data-announce": said}),
        html.P([words.window(selection.start, selection.end), " ", said], className="lede"),
        parts.go("All dates", {"from": None, "to": None, "show": "camps"}),
        *[_camp(library, n, camp) for n, camp in enumerate(found.camps[:LARGEST], 1)],
        *_rest(library, found),
        *_strained(library, found, ties),
        *_over_time(library, years),
        html.P(
            "A camp is what articles tell of, by signs: who is in one need not have agreed with the "
            "others in it, nor known them.",
            className="foot",
        ),
    ]  # fmt: skip


def _headline(found: Camps) -> str:
    if not found.pairs:
        return "No pair is known to have been with or against each other."
    fitting = found.pairs - len(found.strained)
    how = "no other division fits more" if found.exact else "no division was found that fits more"
    number = words.count(len(found.camps), "camp") if found.camps else "No camp"
    only = " One camp alone: its enemies stand by themselves." if len(found.camps) == 1 else ""
    verb = "fits" if found.pairs == 1 else "fit"
    return f"{number}; {fitting} of {words.count(found.pairs, 'pair')} {verb}, and {how}.{only}"


def _camp(library: Library, number: int, camp: tuple[str, ...]) -> Component:
    return html.Details(
        [html.Summary([html.Bdi(camp_name(library, camp)), html.Small(f" {words.count(len(camp), 'actor')}")]),
         html.P(_names(library, camp), className="refs")],
        className="way", open=number <= 2,
    )  # fmt: skip


def _names(library: Library, actors: Sequence[str]) -> list[Component | str]:
    out: list[Component | str] = []
    for actor in actors:
        out += [", "] if out else []
        out.append(
            parts.link(words.name(library.actor(actor), True), {"actor": actor}, "name-link")
        )
    return out


def _rest(library: Library, found: Camps) -> list[Component]:
    groups = (
        ("Fit two camps as well", found.torn, "Torn: with, or against, members of both."),
        ("In no camp", found.alone, "Alone, or with nobody against them in these dates."),
        ("In smaller camps", tuple(a for camp in found.camps[LARGEST:] for a in camp), ""),
    )
    return [
        html.Details(
            [html.Summary([title, html.Small(f" {words.count(len(actors), 'actor')}")]),
             *([html.P(why, className="foot-note")] if why else []),
             html.P(_names(library, actors), className="refs")],
            className="way",
        )
        for title, actors, why in groups if actors
    ]  # fmt: skip


def _strained(library: Library, found: Camps, ties: list[Tie]) -> list[Component]:
    """The pairs that do not fit, each with the sentence that says so."""
    relations = library.collection.relations
    signs, _ = signed_pairs(ties, relations)
    lines = []
    for pair in found.strained[:STRAINED]:
        own = [
            t for t in ties
            if {t.subject, t.object} == set(pair) and side(relations[t.relation]) == signs[pair]
        ]  # fmt: skip
        lines.append(parts.proved(library, max(own, key=evidence)))
    head = parts.counted("Pairs that do not fit", len(found.strained))
    return [head, html.Ol(lines, className="way-list")] if lines else []


def _over_time(library: Library, years: Years) -> list[Component]:
    if not years:
        return [
            html.P(
                "This collection is too large to be divided for every year.", className="foot-note"
            )
        ]
    relations = library.collection.relations
    series = [camps(ties, relations) for _, ties in years]
    rows = [
        html.Li([
            parts.go(str(year), {"from": f"{year}-01-01", "to": f"{year}-12-31", "show": "camps"}),
            f" {found.balance:.0%} of {words.count(found.pairs, 'pair')} fit; "
            + (" / ".join(camp_name(library, c) for c in found.camps[:2]) or "no camp"),
        ])
        for (year, _), found in zip(years, series, strict=True)
    ]  # fmt: skip
    lines = [_moved(library, move, years, series) for move in moves(series)]
    return [
        html.H3("Year by year", className="section-head"),
        html.Ul(rows, className="refs plain"),
        parts.counted("Changed camp", len(lines)),
        *(lines or [html.P("Nobody is known to have.", className="foot-note")]),
    ]


def _moved(library: Library, move: Move, years: Years, series: Sequence[Camps]) -> Component:
    """Those who went from one camp to another in one year, each with the tie that says so."""
    year, ties = years[move.step]
    before, after = series[move.step - 1].camps[move.before], series[move.step].camps[move.after]
    names = [library.actor(actor).label for actor in move.actors]
    who = ", ".join(names[:3]) + (
        f" and {words.count(len(names) - 3, 'other')}" if len(names) > 3 else ""
    )
    split = 4 * len(move.actors) >= len(before)
    proofs = [t for actor in move.actors for t in _proof(library, actor, ties, before, after)]
    return html.Details(
        [html.Summary([f"{year}: ", html.Bdi(who), ", from ", html.Bdi(camp_name(library, before)),
                       " to ", html.Bdi(camp_name(library, after))]),
         *([html.P("So many left that the camp may be said to have split, or to have been two.", className="foot-note")] if split else []),
         html.Ol([parts.proved(library, t) for t in proofs])],
        className="way",
    )  # fmt: skip


def _proof(
    library: Library, actor: str, ties: list[Tie], before: Sequence[str], after: Sequence[str]
) -> list[Tie]:
    """The best proved tie with the new camp, or against the old one."""
    relations = library.collection.relations
    sides = {1: set(after), -1: set(before)}
    found = [
        t for t in ties
        if actor in (t.subject, t.object)
        and ({t.subject, t.object} - {actor}) & sides.get(side(relations[t.relation]), set())
    ]  # fmt: skip
    return [max(found, key=evidence)] if found else []
