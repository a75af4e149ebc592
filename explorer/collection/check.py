"""The rules that hold a collection together: each problem has its line and the way to mend it."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import TypeVar

from explorer.collection.draft import Draft, Problem, Row
from explorer.model import Article, Claim, Event, Passage, Relation
from explorer.names import shared

R = TypeVar("R", Claim, Event)


def checked(draft: Draft) -> tuple[list[Problem], list[Event], list[Claim]]:
    """All problems in the order of file and line; events and claims with their offsets."""
    problems = list(draft.problems)
    events = [_located(draft, row, problems) for row in draft.events]
    claims = [_located(draft, row, problems) for row in draft.claims]
    for rule in (_doubles, _names, _events, _claims, _unused):
        problems.extend(rule(draft))
    return sorted(problems, key=lambda p: (str(p.path), p.line, p.text)), events, claims


def _articles(draft: Draft) -> dict[str, Article]:
    return {row.record.id: row.record for row in draft.articles}


def _located(draft: Draft, row: Row[R], problems: list[Problem]) -> R:
    article = next((a.record for a in draft.articles if a.record.id == row.record.article), None)
    if article is None:
        return row.record
    found = []
    for n, passage in enumerate(row.record.passages):
        at, reason = locate(article.text, passage)
        if reason:
            problems.append(row.problem(f'"{passage.exact[:60]}" {reason}', "passages", n, "exact"))
        end = at + len(passage.exact)
        found.append(passage.model_copy(update={"start": at, "end": end}))
    return row.record.model_copy(update={"passages": tuple(found)})


def locate(text: str, passage: Passage) -> tuple[int, str]:
    """Where a quotation stands in a text, in code points, or why it can't be found."""
    if "\n" in passage.exact:
        return -1, "has a line break: quote within one paragraph"
    whole = passage.prefix + passage.exact + passage.suffix
    count = text.count(whole)
    if count == 0:
        return -1, "does not stand in the article: copy its words exactly"
    if count > 1:
        return -1, f"stands {count} times: add prefix or suffix, the words beside it"
    return text.index(whole) + len(passage.prefix), ""


def _doubles(draft: Draft) -> Iterator[Problem]:
    spaces: tuple[Iterable[Row[object]], ...] = (
        [*draft.actors, *draft.places],  # type: ignore[list-item]
        draft.references, draft.claims, draft.events,  # type: ignore[assignment]
    )  # fmt: skip
    for rows in spaces:
        seen: dict[str, Row[object]] = {}
        for row in rows:
            id_ = row.record.id  # type: ignore[attr-defined]
            if id_ in seen:
                first = seen[id_]
                yield row.problem(f'id "{id_}" stands in {first.path.name}:{first.line} too: rename one', "id")
            seen.setdefault(id_, row)


def _names(draft: Draft) -> Iterator[Problem]:
    rows = {row.record.id: row for row in draft.actors}
    for name, one, other in shared(row.record for row in draft.actors):
        if one.id != other.id:
            text = f'"{name}" names {one.id} too, at the same time: drop the alias or date the actors'
            yield rows[other.id].problem(text)


def _known(draft: Draft, kind: str, row: Row[R], id_: str | None, *loc: str | int) -> Iterator[Problem]:
    if id_ is not None and id_ not in draft.given.get(kind, set()):
        listed = {"actor": "actors.csv", "place": "places.csv", "reference": "references.csv"}
        where = listed.get(kind, "this file")
        yield row.problem(f'{kind} "{id_[:60]}" is unknown: add it to {where} or correct it', *loc)


def _events(draft: Draft) -> Iterator[Problem]:
    for row in draft.events:
        yield from _known(draft, "place", row, row.record.place, "place")
        for n, part in enumerate(row.record.participants):
            yield from _known(draft, "actor", row, part.actor, "participants", n, "actor")


def _claims(draft: Draft) -> Iterator[Problem]:
    relations = {row.record.id: row.record for row in draft.relations}
    articles = _articles(draft)
    for row in draft.claims:
        claim = row.record
        yield from _known(draft, "relation", row, claim.relation, "relation")
        yield from _known(draft, "actor", row, claim.subject, "subject")
        yield from _known(draft, "actor", row, claim.attribution, "attribution")
        yield from _known(draft, "place", row, claim.place, "place")
        yield from _known(draft, "event", row, claim.event, "event")
        for n, reference in enumerate(claim.references):
            yield from _known(draft, "reference", row, reference, "references", n)
        if claim.relation in relations:
            yield from _ends(draft, row, relations[claim.relation])
        if claim.article in articles:
            yield from _standing(row, articles[claim.article])


def _ends(draft: Draft, row: Row[Claim], relation: Relation) -> Iterator[Problem]:
    claim = row.record
    yield from _known(draft, "place" if relation.place else "actor", row, claim.object, "object")
    if claim.subject == claim.object:
        yield row.problem("subject and object are the same: correct one", "object")
    if claim.kinds and claim.relation != "backs":
        yield row.problem("kinds belong to backs alone: delete them", "kinds")


def _standing(row: Row[Claim], article: Article) -> Iterator[Problem]:
    claim = row.record
    if article.brief and not claim.references:
        yield row.problem("a brief's claim rests on references: add `references: [id]`")
    start = claim.when.earliest or date.min
    if claim.modality in ("happened", "ongoing") and start > article.published:
        text = f"{claim.when.text} is after the article's day {article.published}: correct the date or the modality"
        yield row.problem(text, "when")


def _unused(draft: Draft) -> Iterator[Problem]:
    used: set[str | None] = set()
    for claim in (row.record for row in draft.claims):
        used.update((claim.subject, claim.object, claim.attribution, claim.place, *claim.references))
    for event in (row.record for row in draft.events):
        used.update((event.place, *(p.actor for p in event.participants)))
    for kind, rows in (("actor", draft.actors), ("place", draft.places), ("reference", draft.references)):
        for row in rows:
            if row.record.id not in used:  # type: ignore[attr-defined]
                yield row.problem(f'{kind} "{row.record.id}" is used by no claim or event: delete it')  # type: ignore[attr-defined]
    cited = {r for row in draft.claims for r in row.record.references}
    for article in draft.articles:
        for reference in article.record.references:
            if reference not in cited:
                yield article.problem(f'reference "{reference}" proves no claim here: delete it', "references")
