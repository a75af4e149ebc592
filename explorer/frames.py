"""Model objects as tables: one frame a record, typed columns, days as dates."""

from datetime import date
from typing import Any

from explorer.model import Collection, Tie
from explorer.ties import reported, tie_id

FIRST, LAST = date(1, 1, 1), date(9999, 12, 31)
"""What an unknown start and an open end are in a table, so that a window is two comparisons."""

KINDS = {
    "sign": "int64", "outlets": "int64", "claims": "int64", "contested": "boolean",
    "placed": "boolean", "proof": "boolean",
    "first": "date", "last": "date", "earliest": "date", "latest": "date", "reported": "date",
}  # fmt: skip
"""The type of each column that is no text: an empty table has its types too."""

Table = tuple[list[str], list[tuple[Any, ...]]]


def frames(collection: Collection, ties: list[Tie]) -> dict[str, Any]:
    """A pandas frame for each of actors, ties, their spans and outlets, and claims."""
    import pandas as pd

    tables = {
        "actors": _actors(collection),
        "ties": _ties(collection, ties),
        "spans": _spans(ties),
        "claims": _claims(collection, ties),
        "tie_outlets": _tie_outlets(ties),
    }
    return {name: pd.DataFrame(rows, columns=columns) for name, (columns, rows) in tables.items()}


def _actors(collection: Collection) -> Table:
    return ["id", "name", "type"], [(a.id, a.name, a.type) for a in collection.actors.values()]


def _ties(collection: Collection, ties: list[Tie]) -> Table:
    columns = ["id", "subject", "relation", "object", "sign", "standing", "outlets", "claims"]
    return [*columns, "contested", "placed"], [
        (t.id, t.subject, t.relation, t.object, t.sign, t.standing, len(t.outlets), len(t.proof),
         t.contested, t.object in collection.places)
        for t in ties
    ]  # fmt: skip


def _spans(ties: list[Tie]) -> Table:
    rows = [(t.id, i.start or FIRST, i.end or LAST) for t in ties for i in t.intervals]
    return ["tie", "first", "last"], rows


def _claims(collection: Collection, ties: list[Tie]) -> Table:
    """`proof` marks the claims that a tie rests on; a denial is none of them."""
    columns = ["id", "tie", "article", "earliest", "latest", "modality", "polarity", "reported"]
    proof = {claim for tie in ties for claim in tie.proof}
    return [*columns, "proof"], [
        (c.id, tie_id(c, collection.relations[c.relation]), c.article, c.when.earliest or FIRST,
         c.when.latest or LAST, c.modality, c.polarity, reported(collection, c), c.id in proof)
        for c in collection.claims if c.status == "accepted"
    ]  # fmt: skip


def _tie_outlets(ties: list[Tie]) -> Table:
    return ["tie", "outlet"], [(t.id, outlet) for t in ties for outlet in t.outlets]
