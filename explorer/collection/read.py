"""A folder of text to a Collection: valid as a whole, or refused with all its problems."""

from pathlib import Path

from explorer.collection.check import checked
from explorer.collection.gather import gather
from explorer.errors import CollectionBroken
from explorer.model import Collection



def read(folder: Path) -> Collection:
    """The collection of a folder; raises CollectionBroken with one line a problem."""
    draft = gather(folder)
    problems, events, claims = checked(draft)
    if problems or draft.settings is None:
        raise CollectionBroken(folder, [str(problem) for problem in problems])
    return Collection(
        name=folder.resolve().name,
        settings=draft.settings,
        relations={row.record.id: row.record for row in draft.relations},
        actors={row.record.id: row.record for row in draft.actors},
        places={row.record.id: row.record for row in draft.places},
        references={row.record.id: row.record for row in draft.references},
        articles={row.record.id: row.record for row in draft.articles},
        claims=tuple(claims),
        events=tuple(events),
        positions=draft.positions,
        digest=draft.digest,
    )
