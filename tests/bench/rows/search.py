"""Search in passages, beside SQLite FTS5 on the same texts."""

import sqlite3
import time
from collections.abc import Callable
from statistics import median
from typing import TypeVar

from explorer.model import Collection
from explorer.search import Search
from explorer.store import Store
from tests.bench.figures import Samples, Section, exponent, figure, goal, p90, ratio, table, times
from tests.bench.lab import Lab, say
from tests.bench.world import RARE, passages

SIZES = (10_000, 30_000, 100_000)
QUERIES = (
    ("a common word", "government"),
    ("two common words", "libyan forces"),
    ("a rare word", RARE),
    ("begun, in the middle of typing", "gove"),
    ("a name begun", "haft"),
    ("a name", "Haftar"),
    ("a name mistyped", "Haftarr"),
    ("a name in another spelling", "Khalifa Hifter"),
    ("a name in Arabic", "حفتر"),
)
LIMIT = 20
T = TypeVar("T")
_FTS = (
    "create virtual table passage using fts5"
    "(text, tokenize='porter unicode61 remove_diacritics 2', prefix='3 4')"
)
_ASK = "select rowid, text from passage where passage match ? order by rank limit ?"
Timed = dict[str, tuple[list[Samples], list[Samples]]]
"""By query: rounds of ours and of FTS5."""


def measure(lab: Lab) -> list[Section]:
    """Three sizes, one table for the largest."""
    sizes = SIZES[:2] if lab.quick else SIZES
    return [_section(sizes, [_size(lab, n) for n in sizes])]


class _Size:
    def __init__(self) -> None:
        self.timed: Timed = {}
        self.hits: dict[str, tuple[int, int]] = {}
        self.named: dict[str, str] = {}
        self.build = (0.0, 0.0)


def _size(lab: Lab, n: int) -> _Size:
    say(f"search: {n:,} passages are made and indexed")
    found = _Size()
    made = passages(n)
    texts = [p.exact for c in made.claims for p in c.passages]
    search, ours = _seconds(lambda: _ours(made))
    base, theirs = _seconds(lambda: _fts(texts))
    found.build = (ours, theirs)
    for _ in range(lab.rounds(7, 3)):
        for name, text in QUERIES:
            mine, other = found.timed.setdefault(name, ([], []))
            mine.append(_times(lambda t=text: search.find(t, LIMIT)))
            other.append(_times(lambda t=text: base.execute(_ASK, (_match(t), LIMIT)).fetchall()))
    for name, text in QUERIES:
        hits = search.find(text, LIMIT)
        found.hits[name] = (len(hits), len(base.execute(_ASK, (_match(text), LIMIT)).fetchall()))
        found.named[name] = hits[0].name[:40] if hits and hits[0].kind == "actor" else ""
    return found


def _ours(made: Collection) -> Search:
    store = Store.of(made)
    search = Search.of(made, store.ties)
    search.find("ready")
    return search


def _fts(texts: list[str]) -> sqlite3.Connection:
    base = sqlite3.connect(":memory:")
    base.execute(_FTS)
    base.executemany("insert into passage (text) values (?)", ((t,) for t in texts))
    base.execute("insert into passage (passage) values ('optimize')")
    return base


def _match(text: str) -> str:
    """Every word, the last one as a beginning: what a reader who is typing means."""
    return " ".join(f'"{word}"' for word in text.split()) + "*"


def _seconds(act: Callable[[], T]) -> tuple[T, float]:
    started = time.process_time()
    return act(), time.process_time() - started


def _times(act: Callable[[], object], n: int = 5) -> list[float]:
    samples = []
    for _ in range(n):
        started = time.process_time()
        act()
        samples.append((time.process_time() - started) * 1000)
    return samples


def _section(sizes: tuple[int, ...], found: list[_Size]) -> Section:
    last = found[-1]
    rows = []
    for name, text in QUERIES:
        ours, theirs = last.timed[name]
        flat_ours, flat_theirs = ([s for r in x for s in r] for x in (ours, theirs))
        growth = exponent(sizes, [median([s for r in f.timed[name][0] for s in r]) for f in found])
        rows.append([
            f"{name}: {text}", f"{figure(median(flat_ours))} ({figure(p90(flat_ours))})",
            f"{figure(median(flat_theirs))} ({figure(p90(flat_theirs))})", ratio(theirs, ours),
            f"{growth:.2f}", "{} / {}".format(*last.hits[name]), last.named[name],
        ])  # fmt: skip
    built = "; ".join(
        f"{n:,}: {figure(f.build[0])} s and {figure(f.build[1])} s"
        for n, f in zip(sizes, found, strict=True)
    )
    section = Section(
        f"Search in {sizes[-1]:,} passages",
        "Passages of 15 to 45 words with the frequencies of the bundled articles, each with two actors of the Libya"
        " collection in one of their spellings. The explorer searches through `explorer/search.py`, which also looks"
        " for words mistyped by one letter, for names by their sound and, in the same index, for actors, places and"
        " articles. SQLite FTS5 in memory: porter, no diacritics, prefix indexes of 3 and 4, best 20 by rank, the last"
        " word as a beginning. CPU in ms a question: median (p90).",
        [table(["question", "explorer", "FTS5", "times faster (rounds)", "exponent of growth, explorer",
                "hits of the best 20, both", "best actor found"], rows)],
        notes=[f"Building the index, CPU (the explorer's with adding up ties and folding every spelling), explorer and FTS5: {built}."],
    )  # fmt: skip
    value = times(last.timed["a common word"][1], last.timed["a common word"][0])
    section.goals.append(goal("10 times faster for common words", value, 10, " times", least=True))
    missed = [t for n, t in QUERIES if "begun" in n and not last.hits[n][0]]
    section.goals.append(
        "Goal: found in the middle of typing — "
        + (f"**missed** for {', '.join(missed)}." if missed else "met.")
    )
    return section
