"""The footnoted brief: a view as one document, each tie with numbered passages and references."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from html import escape

from explorer.changes import Changes
from explorer.edtf_dates import spelled
from explorer.exporters.picture import picture
from explorer.model import Actor, Place, Tie
from explorer.phrases import dated
from explorer.reading import Library, Quote, proof, quotes

MOST = 80
"""Ties that a brief tells; the rest is counted."""
CHANGED = 12
"""Ties of each kind of change that it tells."""
_SIGNS = {1: "Cooperative", -1: "Hostile", 0: "Neither"}
_METHOD = (
    "Each tie is what the quoted passages add up to. A date is as precise as its passage; “seen” "
    "means a mention, and no end was guessed. Outlets that copy from each other count as several "
    "where nobody says so. A missing line may be a missing article."
)


@dataclass(slots=True)
class _Notes:
    """Passages and references, numbered as they are first used."""

    quotes: dict[tuple[str, int], int] = field(default_factory=dict)
    shown: list[Quote] = field(default_factory=list)
    works: dict[str, int] = field(default_factory=dict)

    def number(self, quote: Quote) -> int:
        key = quote.article.id, quote.passage.start
        if key not in self.quotes:
            self.quotes[key] = len(self.quotes) + 1
            self.shown.append(quote)
            for work in quote.claim.references:
                self.works.setdefault(work, len(self.works) + 1)
        return self.quotes[key]


Group = tuple[str, tuple[tuple[Tie, str, tuple[int, ...]], ...]]
"""A head word with its ties, each with its sentence and the numbers of its passages."""


@dataclass(frozen=True, slots=True)
class Changed:
    """What changed from one day to another, as a brief takes it."""

    found: Changes
    a: date
    b: date


@dataclass(frozen=True, slots=True)
class Brief:
    """What a brief says: head lines, ties by sign with their note numbers, notes, works."""

    title: str
    lead: str
    groups: tuple[Group, ...]
    changes: tuple[Group, ...]
    between: str
    left_out: int
    notes: tuple[Quote, ...]
    works: tuple[str, ...]
    colophon: tuple[str, ...]


def brief(
    library: Library, ties: Sequence[Tie], title: str, lead: str, colophon: Sequence[str],
    changed: Changed | None = None,
) -> Brief:  # fmt: skip
    """The document of some ties, those on most outlets first, after what changed."""
    best = sorted(ties, key=lambda t: (-len(t.outlets), t.id))
    notes = _Notes()
    changes = _changes(library, changed, notes) if changed else ()
    groups: list[Group] = []
    for sign, name in _SIGNS.items():
        rows = [
            (tie, _sentence(library, tie), tuple(dict.fromkeys(notes.number(q) for q in quotes(library, tie))))
            for tie in best[:MOST] if tie.sign == sign
        ]  # fmt: skip
        if rows:
            groups.append((name, tuple(rows)))
    return Brief(
        title, lead, tuple(groups), changes,
        f"{spelled(changed.a)} and {spelled(changed.b)}" if changed else "",
        max(0, len(best) - MOST), tuple(notes.shown),
        tuple(notes.works), tuple(colophon),
    )  # fmt: skip


def _changes(library: Library, changed: Changed, notes: _Notes) -> tuple[Group, ...]:
    """New, ended and turned, the best proved of each with the passage that shows it."""
    flipped = tuple(flip.after for flip in changed.found.flipped)
    kinds = (
        ("Turned", flipped, changed.b, False),
        ("New", changed.found.new, changed.b, False),
        ("Ended, or last seen before", changed.found.ended, changed.a, True),
    )
    return tuple(
        (
            f"{name} ({len(ties)})",
            tuple((t, _sentence(library, t), (notes.number(proof(library, t, day, last)),)) for t in ties[:CHANGED]),
        )
        for name, ties, day, last in kinds if ties
    )  # fmt: skip


def _sentence(library: Library, tie: Tie) -> str:
    label = library.collection.relations[tie.relation].label
    return f"{_label(library.thing(tie.subject))} {label} {_label(library.thing(tie.object))}"


def _label(thing: Actor | Place) -> str:
    return thing.label if isinstance(thing, Actor) else thing.name


def _remarks(library: Library, tie: Tie) -> str:
    names = [library.collection.actors[d].label if d in library.collection.actors else d
             for d in tie.denied_by]  # fmt: skip
    said = [f"{len(tie.outlets)} outlet{'s' if len(tie.outlets) != 1 else ''}"]
    if names:
        said.append("denied by " + ", ".join(names))
    elif tie.contested:
        said.append("contested")
    return ", ".join(said)


def _standing(quote: Quote, works: dict[str, int]) -> str:
    denied = "Denial. " if quote.claim.polarity == "denied" else ""
    rests = ", ".join(f"R{works[r]}" for r in quote.claim.references)
    on = f"; rests on {rests}" if rests else ""
    return f"{denied}{quote.article.title}, {quote.article.outlet}, {quote.article.published}{on}"


def _work(library: Library, id_: str) -> tuple[str, str]:
    work = library.collection.references[id_]
    when = f", {work.published.text}" if work.published is not None else ""
    return f"{work.publisher}: {work.title}{when}", work.url


def markdown(library: Library, made: Brief) -> str:
    """The brief as Markdown."""
    out = [f"# {_md(made.title)}", "", _md(made.lead), ""]
    if made.between:
        out += [f"## What changed between {made.between}", ""]
        out += [] if made.changes else ["Nothing that is known.", ""]
    for name, rows in made.changes:
        out += [f"### {name}", "", *(_md_row(library, *row) for row in rows), ""]
    for name, rows in made.groups:
        out += [f"## {name}", "", *(_md_row(library, *row) for row in rows), ""]
    if made.left_out:
        out += [f"{made.left_out} more ties are in the view.", ""]
    works = {id_: n for n, id_ in enumerate(made.works, 1)}
    out += ["## Passages", ""]
    out += [
        f"{n}. “{_md(q.passage.exact)}” {_md(_standing(q, works))}"
        for n, q in enumerate(made.notes, 1)
    ]
    out += ["", "## References", ""]
    for id_, n in works.items():
        text, url = _work(library, id_)
        out.append(f"* R{n}. {_md(text)}{f' <{url}>' if url else ''}")
    out += ["", "## Method", "", _METHOD, "", *[f"* {_md(line)}" for line in made.colophon], ""]
    return "\n".join(out)


def _md_row(library: Library, tie: Tie, sentence: str, numbers: tuple[int, ...]) -> str:
    marks = "".join(f"[{n}]" for n in numbers)
    return (
        f"* **{_md(sentence)}** ({dated(tie).rstrip('.')}; {_md(_remarks(library, tie))}) {marks}"
    )


def _md(text: str) -> str:
    """Text as text: what Markdown would read as a mark is escaped."""
    return "".join(f"\\{c}" if c in "\\`*_[]<>#|" else c for c in text)


def page(library: Library, made: Brief) -> str:
    """The brief as one self-contained HTML file, with a picture, that prints to A4."""
    works = {id_: n for n, id_ in enumerate(made.works, 1)}
    groups, changes = (
        "".join(
            f"<{head}>{name}</{head}><ul>" + "".join(_row(library, *row) for row in rows) + "</ul>"
            for name, rows in found
        )
        for head, found in (("h2", made.groups), ("h3", made.changes))
    )
    nothing = "" if changes else "<p>Nothing that is known.</p>"
    changed = (
        f"<h2>What changed between {made.between}</h2>{changes}{nothing}" if made.between else ""
    )
    more = f"<p>{made.left_out} more ties are in the view.</p>" if made.left_out else ""
    notes = "".join(
        f'<li id="p{n}"><q>{escape(q.passage.exact)}</q> <small>{escape(_standing(q, works))}</small></li>'
        for n, q in enumerate(made.notes, 1)
    )
    references = "".join(_reference(library, id_, n) for id_, n in works.items())
    colophon = "".join(f"<li>{escape(line)}</li>" for line in made.colophon)
    ties = [tie for _, rows in made.groups for tie, _, _ in rows]
    return (
        '<!doctype html><html lang="en"><meta charset="utf-8">'
        f"<title>{escape(made.title)}</title><style>{_STYLE}</style>"
        f"<h1>{escape(made.title)}</h1><p>{escape(made.lead)}</p>{picture(library, ties)}{changed}{groups}{more}"
        f"<h2>Passages</h2><ol>{notes}</ol><h2>References</h2><ul class=works>{references}</ul>"
        f"<h2>Method</h2><p>{_METHOD}</p><ul>{colophon}</ul></html>\n"
    )


def _row(library: Library, tie: Tie, sentence: str, numbers: tuple[int, ...]) -> str:
    marks = "".join(f'<a href="#p{n}">[{n}]</a>' for n in numbers)
    about = escape(f"{dated(tie).rstrip('.')}; {_remarks(library, tie)}")
    return f"<li><b>{escape(sentence)}</b> <small>{about}</small> {marks}</li>"


def _reference(library: Library, id_: str, number: int) -> str:
    text, url = _work(library, id_)
    where = (
        f' <a href="{escape(url)}">{escape(url)}</a>'
        if url.startswith(("https://", "http://"))
        else ""
    )
    return f"<li>R{number}. {escape(text)}{where}</li>"


_STYLE = (
    "body{font:11pt/1.45 Georgia,serif;max-width:42rem;margin:2rem auto;padding:0 1rem;color:#1b1f24}"
    "h1{font-size:20pt;line-height:1.2}h2{font-size:13pt;margin:1.4em 0 .4em}ul,ol{padding-left:1.4em}"
    "li{margin:.25em 0;break-inside:avoid}small{color:#555}ul.works{list-style:none;padding:0}"
    "svg{width:100%;height:auto;border:1px solid #ddd}svg text{font:600 13px sans-serif;paint-order:stroke;stroke:#fff;stroke-width:3px}"
    "@page{size:A4;margin:18mm}@media print{body{margin:0;max-width:none;font-size:9.5pt}a{color:inherit}}"
)
