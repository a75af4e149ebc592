"""The picture of a brief: shapes by type, lines by sign with their marks, names that have room."""

from collections import Counter
from collections.abc import Mapping, Sequence
from html import escape

from explorer.model import Tie
from explorer.reading import Library

_WIDE, _HIGH = 900, 560
_LEFT, _TOP, _ROOM = 70, 40, (760, 440)
_LINES = {1: ("#00916e", ""), -1: ("#d55e00", "6 4"), 0: ("#6b7280", "1.5 3")}
_GLYPHS = {1: "M-4 0H4M0 -4V4", -1: "M-3.2 -3.2L3.2 3.2M-3.2 3.2L3.2 -3.2"}
_SHAPES = {
    "government": "M-7 -7H7V7H-7Z",
    "institution": "M-6 -6H6V6H-6Z",
    "person": "M-6.5 0A6.5 6.5 0 1 1 6.5 0A6.5 6.5 0 1 1 -6.5 0Z",
    "armed_force": "M0 -8L8 6.5H-8Z",
    "armed_group": "M0 -8L8 6.5H-8Z",
    "coalition": "M-4 -7H4L8 0L4 7H-4L-8 0Z",
    "company": "M0 -7.5L7.3 -2.2L4.5 6.3H-4.5L-7.3 -2.2Z",
}
_DIAMOND = "M0 -8L8 0L0 8L-8 0Z"
_OPEN = ("institution", "armed_group", "media", "civil_society", "political_body", "collective")
_NAMES = 26
"""Names at most."""

Spots = Mapping[str, tuple[float, float]]


def picture(library: Library, ties: Sequence[Tie]) -> str:
    """The ties between placed actors as one SVG element; nothing where there are none."""
    drawn = [
        t
        for t in ties
        if t.subject in library.collection.positions and t.object in library.collection.positions
    ]
    if not drawn:
        return ""
    spots = _spots(library, drawn)
    degree = Counter(end for tie in drawn for end in (tie.subject, tie.object))
    most = sorted(degree, key=lambda a: (-degree[a], a))
    parts = [
        *[_line(tie, spots) for tie in sorted(drawn, key=lambda t: (abs(t.sign), len(t.outlets)))],
        *[_shape(library, actor, spots) for actor in reversed(most)],
        *_names(library, most, spots),
        _key(),
    ]
    return (
        f'<svg viewBox="0 0 {_WIDE} {_HIGH}" role="img" aria-label="The network of {len(drawn)} ties">'
        f"{''.join(parts)}</svg>"
    )


def _spots(library: Library, ties: Sequence[Tie]) -> Spots:
    at = {end: library.collection.positions[end] for t in ties for end in (t.subject, t.object)}
    left, low = min(x for x, _ in at.values()), min(y for _, y in at.values())
    wide = max(max(x for x, _ in at.values()) - left, 0.01)
    high = max(max(y for _, y in at.values()) - low, 0.01)
    return {
        a: (_LEFT + _ROOM[0] * (x - left) / wide, _TOP + _ROOM[1] * (1 - (y - low) / high))
        for a, (x, y) in at.items()
    }


def _line(tie: Tie, spots: Spots) -> str:
    (x1, y1), (x2, y2) = spots[tie.subject], spots[tie.object]
    colour, dash = _LINES[tie.sign]
    width = min(4, 1 + len(tie.outlets) // 3)
    line = (
        f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" stroke="{colour}" '
        f'stroke-width="{width}" stroke-dasharray="{dash}"/>'
    )
    if tie.sign not in _GLYPHS:
        return line
    middle = f"{(x1 + x2) / 2:.1f} {(y1 + y2) / 2:.1f}"
    mark = f'<path transform="translate({middle})" d="{_GLYPHS[tie.sign]}" stroke="{{}}" stroke-width="{{}}"/>'
    return line + mark.format("#fff", 5) + mark.format(colour, 1.8)


def _shape(library: Library, actor: str, spots: Spots) -> str:
    kind = library.collection.actors[actor].type
    x, y = spots[actor]
    fill = "#fff" if kind in _OPEN else "#1b1f24"
    path = _SHAPES.get(kind, _DIAMOND)
    return f'<path transform="translate({x:.1f} {y:.1f})" d="{path}" fill="{fill}" stroke="#1b1f24" stroke-width="1.5"/>'


def _names(library: Library, most: Sequence[str], spots: Spots) -> list[str]:
    """The names of the most tied that do not lie on another name or shape."""
    taken = [(x - 8, y - 8, x + 8, y + 8) for x, y in (spots[a] for a in most[: 2 * _NAMES])]
    out = []
    for actor in most[: 2 * _NAMES]:
        label = library.collection.actors[actor].label
        x, y = spots[actor]
        wide = 6.6 * len(label)
        places = (
            (x + 11, y + 4), (x - 11 - wide, y + 4), (x - wide / 2, y - 12), (x - wide / 2, y + 21),
            (x - 8, y - 12), (x - 8, y + 21),
        )  # fmt: skip
        for left, base in places:
            box = (left, base - 11, left + wide, base + 3)
            if box[0] >= 0 and box[2] <= _WIDE and not any(_meet(box, t) for t in taken):
                taken.append(box)
                out.append(
                    f'<text x="{left:.1f}" y="{base:.1f}" textLength="{wide:.0f}" lengthAdjust="spacingAndGlyphs">{escape(label)}</text>'
                )
                break
        if len(out) == _NAMES:
            break
    return out


def _meet(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _key() -> str:
    text = "+ solid green: cooperative · × dashed orange: hostile · dotted grey: neither · wider: more outlets"
    return f'<text x="{_LEFT}" y="{_HIGH - 14}" font-weight="400">{text}</text>'
