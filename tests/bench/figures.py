"""Numbers from samples, and their tables in Markdown."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from statistics import median, quantiles

Samples = Sequence[float]


@dataclass
class Section:
    """One row of the goals: what was measured, its tables, and how the goals came out."""

    title: str
    about: str
    tables: list[str] = field(default_factory=list)
    goals: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def markdown(self) -> str:
        """The section as it stands on the page."""
        goals = "\n".join(f"* {g}" for g in self.goals)
        notes = "\n".join(f"* {n}" for n in self.notes)
        parts = [f"## {self.title}", self.about, *self.tables, goals, notes]
        return "\n\n".join(p for p in parts if p)


def p90(samples: Samples) -> float:
    """The ninth decile; the largest of fewer than two samples."""
    return quantiles(samples, n=10, method="inclusive")[-1] if len(samples) > 1 else max(samples)


def exponent(sizes: Samples, values: Samples) -> float:
    """The slope of log(value) over log(size): 1 is linear, 0 does not grow."""
    xs, ys = [math.log(s) for s in sizes], [math.log(v) for v in values]
    mx, my = sum(xs) / len(xs), sum(ys) / len(ys)
    across = sum((x - mx) ** 2 for x in xs)
    return sum((x - mx) * (y - my) for x, y in zip(xs, ys, strict=True)) / across


def figure(value: float) -> str:
    """Three figures, no false precision: 0.123, 4.56, 78.9, 1,234."""
    if value == 0 or not math.isfinite(value):
        return "0" if value == 0 else "–"
    digits = max(0, 2 - math.floor(math.log10(abs(value))))
    return f"{value:,.{digits}f}"


def spread(samples: Samples) -> str:
    """Median with smallest and largest."""
    return f"{figure(median(samples))} ({figure(min(samples))}–{figure(max(samples))})"


def ratio(theirs: Sequence[Samples], ours: Sequence[Samples]) -> str:
    """Median of theirs by median of ours over all rounds, and the same of the single rounds."""
    pairs = zip(theirs, ours, strict=True)
    rounds = [median(t) / median(o) for t, o in pairs]
    return f"{figure(times(theirs, ours))} ({figure(min(rounds))}–{figure(max(rounds))})"


def times(theirs: Sequence[Samples], ours: Sequence[Samples]) -> float:
    """Median of theirs by median of ours, over all rounds."""
    return median(flat(theirs)) / median(flat(ours))


def flat(rounds: Iterable[Samples]) -> list[float]:
    """The samples of all rounds."""
    return [sample for samples in rounds for sample in samples]


def table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A Markdown table, numbers to the right; the first column holds words."""
    rule = ["---", *["---:"] * (len(header) - 1)]
    lines = [header, rule, *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def goal(words: str, value: float, limit: float, unit: str = "", least: bool = False) -> str:
    """A line that says whether a goal is met; `least` where more is better."""
    met = value >= limit if least else value < limit
    verdict = "met" if met else "**missed**"
    return f"Goal: {words} — {verdict}, {figure(value)}{unit}."
