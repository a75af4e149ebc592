"""A folder of text to a Collection: valid through and through, or not at all."""

from pathlib import Path
from typing import TypeVar

from explorer.collection.check import rules
from explorer.collection.draft import Draft
from explorer.collection.gather import Progress, gather
from explorer.collection.quotations import placed
from explorer.errors import CollectionBroken, DataError
from explorer.model import Claim, Collection, Event

R = TypeVar("R", Claim, Event)


def read(path: Path, forgive: str = "", progress: Progress | None = None) -> Collection:
    """The collection in a folder; its relations.yaml is in it or beside it.

    `forgive` names a file that is about to be written anew: what is wrong in it does not count.

    Raises DataError where it is no folder, CollectionBroken with a line for each problem.
    Positions of passages count code points of the article's text with `\\n` line ends.
    """
    draft = gather(path, progress)
    problems = [p for p in rules(draft) if not forgive or p.path.name != forgive]
    if problems or draft.settings is None:
        raise CollectionBroken(path, [str(p) for p in problems])
    return _collection(draft)


def _collection(draft: Draft) -> Collection:
    if draft.settings is None:
        raise DataError(draft.folder, 0, "has no collection.yaml: add it")
    texts = {row.record.id: row.record.text for row in draft.articles}
    return Collection(
        name=draft.folder.resolve().name,
        settings=draft.settings,
        relations={row.record.id: row.record for row in draft.relations},
        actors={row.record.id: row.record for row in draft.actors},
        places={row.record.id: row.record for row in draft.places},
        references={row.record.id: row.record for row in draft.references},
        articles={row.record.id: row.record for row in draft.articles},
        claims=tuple(_placed(row.record, texts) for row in draft.claims),
        events=tuple(_placed(row.record, texts) for row in draft.events),
        stories=tuple(row.record for row in draft.stories),
        positions=draft.positions,
        digest=draft.digest,
    )


def _placed(record: R, texts: dict[str, str]) -> R:
    passages = tuple(placed(texts[record.article], p) for p in record.passages)
    return record.model_copy(update={"passages": passages})
