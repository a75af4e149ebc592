"""Rules on how a collection is worded: names too near to each other, passages, copied text."""

import re
from collections import defaultdict
from collections.abc import Iterator
from difflib import SequenceMatcher
from functools import lru_cache

from explorer.collection.draft import Draft, Problem, Row
from explorer.model import Actor, Article, Claim, Event, Passage
from explorer.names import fold, overlap, sound, spellings

SENTENCES = 2
"""The most that a passage may hold: a proof is read at one glance."""
COPIED = 8
"""Words in a row that a brief may not share with another outlet's article."""
_NEAR = 0.9
_LONG_NAME = 8
_LONG_WORD = 4
_OWNED = re.compile(r"['’]s?\b")
# a full stop that ends a sentence: not after an initial, a rank or a title
_STOP = re.compile(
    r"(?<!\b[A-Z])(?<!\b(?:Mr|Dr|Lt|St|No))(?<!\b(?:Col|Gen|Maj))(?<!\bBrig)"
    r"[.!?؟][\"'”’)]*\s+(?=[\"'“‘(]*[^\W\d_a-z])"
)
_PRONOUNS = frozenset(
    ("he", "she", "it", "they", "him", "her", "them", "his", "its", "their", "both", "who")
)


def near_names(draft: Draft) -> Iterator[Problem]:
    """Two actors whose names sound alike and are spelled nearly alike."""
    rows = {row.record.id: row for row in draft.actors}
    bearers: dict[str, dict[str, tuple[str, str]]] = defaultdict(dict)
    for row in rows.values():
        for name in (row.record.name, *row.record.aliases):
            if len(name) >= _LONG_NAME:
                key = " ".join(sorted(sound(name).split()))
                bearers[key][row.record.id] = (name, " ".join(sorted(fold(name).split())))
    for found in bearers.values():
        pairs = [(a, b) for n, b in enumerate(found) for a in list(found)[:n]]
        for earlier, later in pairs:
            (name, one), (_, other) = found[later], found[earlier]
            near = SequenceMatcher(None, one, other).ratio() >= _NEAR
            # names that fold alike are told by another rule
            if (
                near
                and fold(name) != fold(found[earlier][0])
                and overlap(rows[earlier].record, rows[later].record)
            ):
                yield rows[later].problem(
                    f'name: "{name}" is nearly a name of {earlier}: make one actor of the two, '
                    "or fill active_from and active_to",
                    "name",
                )


def passages(draft: Draft) -> Iterator[Problem]:
    """Passages too long, and claims whose subject their words don't name."""
    articles = {row.record.id: row.record for row in draft.articles}
    actors = {row.record.id: row.record for row in draft.actors}
    quoting: tuple[Row[Event] | Row[Claim], ...] = (*draft.events, *draft.claims)
    for row in quoting:
        for number, passage in enumerate(row.record.passages):
            if len(_STOP.split(passage.exact)) > SENTENCES:
                text = f"a passage is longer than {SENTENCES} sentences: quote what proves it"
                yield row.problem(text, "passages", number, "exact")
    for claim in draft.claims:
        article, actor = articles.get(claim.record.article), actors.get(claim.record.subject)
        if article is None or actor is None or article.lang != "en" or not claim.record.passages:
            continue
        if not any(_named(actor, article, passage) for passage in claim.record.passages):
            yield claim.problem(
                f'the subject "{actor.id}" is not named in the passage nor shortly before it: '
                "quote the sentence that does, or add the spelling to its aliases",
                "subject",
            )


def _named(actor: Actor, article: Article, passage: Passage) -> bool:
    """Whether a passage, or what stands shortly before it, names an actor; a word of a name will do
    ("the House"), or a pronoun in the passage."""
    at = article.text.find(passage.prefix + passage.exact + passage.suffix) + len(passage.prefix)
    lines = article.text[: max(at, 0)].split("\n")
    # news is told in paragraphs of one sentence: the one before counts too
    words = " ".join([*[line for line in lines[:-1] if line][-1:], lines[-1] + passage.exact])
    names = spellings(actor)
    if any(name in words for name in names):
        return True
    if not _parts(names).isdisjoint(fold(_OWNED.sub("", words)).split()):
        return True
    return not _PRONOUNS.isdisjoint(fold(passage.exact).split())


@lru_cache(maxsize=4096)
def _parts(names: tuple[str, ...]) -> frozenset[str]:
    """The longer words of names, and their plurals."""
    parts = {w for n in names for w in fold(n).split() if len(w) >= _LONG_WORD}
    return frozenset(parts | {w + "s" for w in parts})


def copied(draft: Draft) -> Iterator[Problem]:
    """Briefs are our own words: none has a long run of words from an outlet's article."""
    runs: dict[str, str] = {}
    for row in draft.articles:
        if not row.record.brief:
            runs.update(dict.fromkeys(_runs(row.record.text), row.record.id))
    for row in draft.articles if runs else ():
        found = next((r for r in _runs(row.record.text) if r in runs), None)
        if row.record.brief and found is not None:
            yield row.problem(
                f'copies {COPIED} or more words from {runs[found]}, "{found}": say it your own way'
            )


def _runs(text: str) -> Iterator[str]:
    words = re.findall(r"\w+", text.casefold())
    for at in range(len(words) - COPIED + 1):
        yield " ".join(words[at : at + COPIED])
