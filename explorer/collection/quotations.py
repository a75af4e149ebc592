"""Quotations found again by their words (TextQuoteSelector: exact, prefix, suffix)."""

from explorer.model import Passage


def find(text: str, passage: Passage) -> list[int]:
    """Where the quotation begins, at most twice, in code points of the text."""
    whole = passage.prefix + passage.exact + passage.suffix
    starts: list[int] = []
    at = text.find(whole)
    while at >= 0 and len(starts) < 2:
        starts.append(at + len(passage.prefix))
        at = text.find(whole, at + 1)
    return starts


def misquoted(text: str, passage: Passage) -> str:
    """What is wrong with a quotation and how to mend it; empty where nothing is."""
    exact = passage.exact
    if "\n" in exact:
        return "a quotation has a line break: quote from one paragraph, in several passages"
    if not exact.strip():
        return "a quotation is blank: quote the words that prove it"
    starts = find(text, passage)
    shown = exact if len(exact) <= 60 else exact[:57] + "…"
    if not starts:
        return f'the words "{shown}" do not stand in the article{_guess(text, passage)}'
    if len(starts) > 1:
        return f'the words "{shown}" stand more than once: add prefix or suffix, or quote more'
    return ""


def placed(text: str, passage: Passage) -> Passage:
    """The passage with its offsets in the text."""
    start = find(text, passage)[0]
    return passage.model_copy(update={"start": start, "end": start + len(passage.exact)})


def _guess(text: str, passage: Passage) -> str:
    if passage.exact in text:
        return " with this prefix and suffix: correct them"
    if " ".join(passage.exact.split()).casefold() in " ".join(text.split()).casefold():
        return " so: spaces or capitals differ, copy them exactly"
    return ": copy them exactly"
