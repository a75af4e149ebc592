"""The footnoted brief: a view as one document, each tie with numbered passages and references."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from html import escape

from explorer.edtf_dates import spelled
from explorer.model import Actor, Place, Tie
from explorer.reading import Library, Quote, quotes

MOST = 80
"""Ties that a brief tells; the rest is counted."""
_SIGNS = {1: "Cooperative", -1: "Hostile", 0: "Neither"}
_COLOURS = {1: ("#00916e", ""), -1: ("#d55e00", "5 3.5"), 0: ("#6b7280", "1.2 3")}
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


@dataclass(frozen=True, slots=True)
class Brief:
    """What a brief says: head lines, ties by sign with their note numbers, notes, works."""

    title: str
    lead: str
    groups: tuple[tuple[str, tuple[tuple[Tie, str, tuple[int, ...]], ...]], ...]
    left_out: int
    notes: tuple[Quote, ...]
    works: tuple[str, ...]
    colophon: tuple[str, ...]


def brief(
    library: Library, ties: Sequence[Tie], title: str, lead: str, colophon: Sequence[str]
) -> Brief:
    """The document of some ties, those on most outlets first."""
    best = sorted(ties, key=lambda t: (-len(t.outlets), t.id))
    notes = _Notes()
    groups = []
    for sign, name in _SIGNS.items():
        rows = [
            (tie, _sentence(library, tie), tuple(notes.number(q) for q in quotes(library, tie)))
            for tie in best[:MOST] if tie.sign == sign
        ]  # fmt: skip
        if rows:
            groups.append((name, tuple(rows)))
    return Brief(
        title, lead, tuple(groups), max(0, len(best) - MOST), tuple(notes.shown),
        tuple(notes.works), tuple(colophon),
    )  # fmt: skip


def _sentence(library: Library, tie: Tie) -> str:
    label = library.collection.relations[tie.relation].label
    return f"{_label(library.thing(tie.subject))} {label} {_label(library.thing(tie.object))}"


def _label(thing: Actor | Place) -> str:
    return thing.label if isinstance(thing, Actor) else thing.name


def _dates(tie: Tie) -> str:
    """Its stretches, as precise as they are known."""
    spans = []
    for i in tie.intervals:
        first = spelled(i.start, i.start_precision) if i.start is not None else "start not known"
        last = "not known to have ended" if i.end is None else spelled(i.end, i.end_precision)
        spans.append(f"seen {first}" if first == last else f"{first} to {last}")
    return "; ".join(spans)


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
    for name, rows in made.groups:
        out += [f"## {name}", ""]
        for tie, sentence, numbers in rows:
            marks = "".join(f"[{n}]" for n in numbers)
            out.append(
                f"* **{_md(sentence)}** ({_dates(tie)}; {_md(_remarks(library, tie))}) {marks}"
            )
        out.append("")
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


def _md(text: str) -> str:
    """Text as text: what Markdown would read as a mark is escaped."""
    return "".join(f"\\{c}" if c in "\\`*_[]<>#|" else c for c in text)


def page(library: Library, made: Brief) -> str:
    """The brief as one self-contained HTML file, with a picture, that prints to A4."""
    works = {id_: n for n, id_ in enumerate(made.works, 1)}
    groups = "".join(
        f"<h2>{name}</h2><ul>" + "".join(_row(library, *row) for row in rows) + "</ul>"
        for name, rows in made.groups
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
        f"<h1>{escape(made.title)}</h1><p>{escape(made.lead)}</p>{_picture(library, ties)}{groups}{more}"
        f"<h2>Passages</h2><ol>{notes}</ol><h2>References</h2><ul class=works>{references}</ul>"
        f"<h2>Method</h2><p>{_METHOD}</p><ul>{colophon}</ul></html>\n"
    )


def _row(library: Library, tie: Tie, sentence: str, numbers: tuple[int, ...]) -> str:
    marks = "".join(f'<a href="#p{n}">[{n}]</a>' for n in numbers)
    about = escape(f"{_dates(tie)}; {_remarks(library, tie)}")
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


def _anchor(x: float) -> str:
    """Names at the edges grow inwards."""
    return "start" if x < 200 else "end" if x > 700 else "middle"


def _picture(library: Library, ties: Sequence[Tie]) -> str:
    """The ties between placed actors, lines by sign and the names of the most tied."""
    at = library.collection.positions
    drawn = [t for t in ties if t.subject in at and t.object in at]
    if not drawn:
        return ""
    xs, ys = zip(*(at[i] for t in drawn for i in (t.subject, t.object)), strict=True)
    left, low = min(xs), min(ys)
    wide, high = max(max(xs) - left, 0.01), max(max(ys) - low, 0.01)

    def spot(id_: str) -> tuple[str, str]:
        x, y = at[id_]
        return f"{70 + 760 * (x - left) / wide:.1f}", f"{470 - 420 * (y - low) / high:.1f}"

    lines = []
    for tie in drawn:
        (x1, y1), (x2, y2) = spot(tie.subject), spot(tie.object)
        colour, dash = _COLOURS[tie.sign]
        width = min(4, 1 + len(tie.outlets) // 3)
        lines.append(
            f'<line x1="{x1}" y1="{y1}" x2="{x2}" y2="{y2}" stroke="{colour}" '
            f'stroke-width="{width}" stroke-dasharray="{dash}"/>'
        )
    degree: dict[str, int] = {}
    for tie in drawn:
        for end in (tie.subject, tie.object):
            degree[end] = degree.get(end, 0) + 1
    most = sorted(degree, key=lambda a: (-degree[a], a))
    dots = "".join(f'<circle cx="{x}" cy="{y}" r="5"/>' for x, y in map(spot, most))
    names = "".join(
        f'<text x="{x}" y="{float(y) - 9:.1f}" text-anchor="{_anchor(float(x))}">'
        f"{escape(library.collection.actors[a].label)}</text>"
        for a in most[:14] for x, y in (spot(a),)
    )  # fmt: skip
    key = (
        '<g font-size="12"><text x="70" y="508">cooperative: solid green · hostile: dashed orange · '
        "neither: dotted grey · wider: more outlets</text></g>"
    )
    return (
        f'<svg viewBox="0 0 900 520" role="img" aria-label="The network of {len(drawn)} ties">'
        f"{''.join(lines)}{dots}{names}{key}</svg>"
    )
