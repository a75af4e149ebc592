"""Names and their spellings: folding, the sound of a name, and look-up without silent merging."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache
from itertools import chain, count

from explorer.errors import AmbiguousName
from explorer.model import Actor, Place

# what Unicode does not decompose; Farsi and Urdu letters are written as the Arabic ones
_LETTERS = str.maketrans({
        "ı": "i", "ø": "o", "đ": "d", "ð": "d", "ł": "l", "æ": "ae", "œ": "oe", "þ": "th",
        "ٱ": "ا", "ى": "ي", "ی": "ي", "ې": "ي", "ة": "ه", "ہ": "ه", "ۀ": "ه", "ک": "ك",
        "ـ": None, "'": None, "’": None, "‘": None, "ʼ": None, "ʿ": None, "ʾ": None,
        "`": None, "´": None, "ʹ": None, "ˈ": None,
})  # fmt: skip
# al-Sarraj, el-Sarraj, and the article as it is spoken: as-Sarraj, ad-Dbeibah, ash-Sharif
_ARTICLE = re.compile(r"\b(?:a[ls]h?|el|ul|a(?:[dtrzn]|dh|th))-(?=\w)")
_ARABIC_ARTICLE = re.compile(r"\bال(?=[\u0621-\u064a]{3})")
_LONE_ARTICLES = frozenset({"al", "el"})


@lru_cache(maxsize=65_536)
def fold(text: str) -> str:
    """The text as it is compared: no case, accents, vowel marks, articles or punctuation.

    Words are parted by one space. Two spellings that fold alike are the same name.
    """
    if text.isascii():  # most names: nothing to decompose
        kept = text.lower().translate(_LETTERS)
    else:
        plain = unicodedata.normalize("NFKC", text).casefold()
        plain = unicodedata.normalize("NFKD", plain.translate(_LETTERS))
        kept = "".join(filter(None, map(_kept, plain))).translate(_LETTERS)
    kept = _ARABIC_ARTICLE.sub("", _ARTICLE.sub("", kept))
    words = re.findall(r"\w+", kept.replace("_", " "))
    return " ".join([w for w in words if w not in _LONE_ARTICLES] or words)


def _kept(char: str) -> str:
    """Nothing for marks and invisible signs, ASCII for digits and dashes, else the character."""
    category = unicodedata.category(char)
    if category in ("Mn", "Me", "Cf"):
        return ""
    if category == "Nd":
        return str(unicodedata.digit(char))
    return "-" if category == "Pd" else char


_ARABIC = str.maketrans({
        "ا": "a", "ء": None, "ب": "b", "پ": "p", "ت": "t", "ث": "t", "ج": "j", "چ": "j", "ح": "h",
        "خ": "k", "د": "d", "ذ": "d", "ر": "r", "ز": "z", "ژ": "z", "س": "s", "ش": "s", "ص": "s",
        "ض": "d", "ط": "t", "ظ": "z", "ع": "a", "غ": "g", "ف": "f", "ڤ": "v", "ق": "q", "ك": "k",
        "گ": "g", "ل": "l", "م": "m", "ن": "n", "ه": "h", "و": "w", "ي": "y",
})  # fmt: skip
_DIGRAPHS = (
    ("kh", "k"), ("gh", "k"), ("dh", "d"), ("th", "t"), ("tsch", "s"), ("sch", "s"), ("sh", "s"),
    ("ch", "k"), ("ph", "f"), ("dj", "j"), ("ck", "k"), ("x", "ks"), ("q", "k"), ("g", "k"),
)  # fmt: skip


@lru_cache(maxsize=65_536)
def sound(text: str) -> str:
    """The consonants of each word, so that spellings from Arabic agree.

    Haftar, Hifter and حفتر sound alike (`hftr`), as do Gaddafi and Qadhafi (`kdf`). Two
    different names may sound alike too: a sound suggests, it never decides.
    """
    return " ".join(filter(None, map(_skeleton, fold(text).split())))


def _skeleton(word: str) -> str:
    word = word.translate(_ARABIC)
    word = re.sub(r"c(?=[eiy])", "s", word)
    for spelled, plain in _DIGRAPHS:
        word = word.replace(spelled, plain)
    word = re.sub(r"(.)\1+", r"\1", word.replace("c", "k"))
    first, rest = word[:1], re.sub(r"[aeiouwy]", "", word[1:])
    return ("a" if first in "aeiou" and first else first) + rest.removesuffix("h")


class Names:
    """Finds actors and places by any of their names."""

    def __init__(self, actors: Mapping[str, Actor], places: Mapping[str, Place]) -> None:
        self._actors = actors
        self._by_name: dict[str, list[str]] = {}
        self._by_sound: dict[str, list[str]] = {}
        records: tuple[Actor | Place, ...] = (*actors.values(), *places.values())
        for record in records:
            for name in spellings(record):
                _add(self._by_name, fold(name), record.id)
                _add(self._by_sound, sound(name), record.id)

    def find(self, text: str, on: date | None = None) -> str | None:
        """The id of whoever bears this name, on that date; None where nobody does.

        An actor comes before a place. Raises AmbiguousName where several bear it.
        """
        ids = self._by_name.get(fold(text), [])
        actors = [i for i in ids if i in self._actors]
        found = actors or ids
        if len(found) > 1 and on is not None and actors:
            found = [i for i in found if _lived(self._actors[i], on)]
        if len(found) > 1:
            raise AmbiguousName(text, found)
        return found[0] if found else None

    def alike(self, text: str) -> tuple[str, ...]:
        """The ids of all whose name folds or sounds like this one: to suggest, not to merge."""
        near = self._by_name.get(fold(text), []) + self._by_sound.get(sound(text), [])
        return tuple(dict.fromkeys(near))


def spellings(record: Actor | Place) -> tuple[str, ...]:
    """Every name of an actor or place, the canonical one first, none twice."""
    arabic = record.name_ar if isinstance(record, Actor) else ""
    return tuple(dict.fromkeys(n for n in (record.name, *record.aliases, arabic) if n))


def short_names(names: Iterable[str]) -> dict[str, str]:
    """A short name for the address by each of some names; none twice, the same whatever their order."""
    out: dict[str, str] = {}
    taken: set[str] = set()
    for name in sorted(set(names)):
        short = fold(name).replace(" ", "-") or "outlet"
        tries = chain((short,), (f"{short}-{n}" for n in count(2)))
        out[name] = next(s for s in tries if s not in taken)
        taken.add(out[name])
    return out


def shared(actors: Iterable[Actor]) -> list[tuple[str, Actor, Actor]]:
    """Names that two actors bear at one time, or at times not known: no date tells them apart."""
    bearers: dict[str, dict[str, tuple[str, Actor]]] = {}
    for actor in actors:
        for name in spellings(actor):
            bearers.setdefault(fold(name), {})[actor.id] = (name, actor)
    return [
        (name, earlier, later)
        for found in bearers.values()
        for i, (name, later) in enumerate(found.values())
        for _, earlier in list(found.values())[:i]
        if overlap(earlier, later)
    ]


def _add(index: dict[str, list[str]], key: str, id: str) -> None:
    if key and id not in index.setdefault(key, []):
        index[key].append(id)


def _life(actor: Actor) -> tuple[date, date]:
    start = actor.active_from.earliest if actor.active_from is not None else None
    end = actor.active_to.latest if actor.active_to is not None else None
    return start or date.min, end or date.max


def _lived(actor: Actor, on: date) -> bool:
    start, end = _life(actor)
    return start <= on <= end


def overlap(one: Actor, other: Actor) -> bool:
    """Whether two actors may have been there at one time; dates not known do not tell."""
    (a, b), (c, d) = _life(one), _life(other)
    return a <= d and c <= b
