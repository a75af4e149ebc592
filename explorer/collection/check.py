"""The rules that hold between records; each problem says how to mend it."""

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

from explorer.collection.draft import Draft, Problem, Row
from explorer.collection.gather import gather
from explorer.collection.quotations import misquoted
from explorer.collection.text import unclear
from explorer.collection.wording import copied, near_names, passages
from explorer.errors import BadSelection, DataError
from explorer.model import Actor, Claim, Event, Participant, Place, Relation, Settings, Step
from explorer.names import fold, shared, short_names, spellings
from explorer.selection import from_query
from explorer.ties import publishers, tie_id

MAX_NAME = 200
LONG = ("title", "note", "url", "licence", "steps")
_WORD = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*")
HAPPENED = ("happened", "ongoing")


def problems(path: Path) -> list[Problem]:
    """All problems of a collection, in the order of its files and lines."""
    try:
        return rules(gather(path))
    except DataError as error:
        return [Problem(Path(error.path), error.line, error.reason)]


def rules(draft: Draft) -> list[Problem]:
    """The problems met while reading, and those that the rules find."""
    found = list(draft.problems)
    for rule in _RULES:
        found.extend(rule(draft))
    return sorted(set(found), key=lambda p: (str(p.path), p.line, p.text))


def _doubled(draft: Draft) -> Iterator[Problem]:
    spaces: tuple[tuple[str, list[list[Row[Any]]]], ...] = (
        ("actor or place", [draft.actors, draft.places]),
        ("reference", [draft.references]),
        ("event", [draft.events]),
        ("claim", [draft.claims]),
    )
    for kind, lists in spaces:
        first: dict[str, Row[Any]] = {}
        for row in (row for rows in lists for row in rows):
            before = first.setdefault(row.record.id, row)
            if before is not row:
                where = f"{before.path.name}:{before.at.get(('id',), before.line)}"
                text = f'the id "{row.record.id}" of a {kind} is taken by {where}: choose another'
                yield row.problem(text, "id")


def _doubled_texts(draft: Draft) -> Iterator[Problem]:
    first: dict[str, str] = {}
    for row in draft.articles:
        before = first.setdefault(" ".join(row.record.text.split()), row.record.id)
        if before != row.record.id:
            yield row.problem(f"has the same text as {before}.md: delete one of them")


def _names(draft: Draft) -> Iterator[Problem]:
    lists: tuple[Iterable[Row[Actor] | Row[Place]], ...] = (draft.actors, draft.places)
    for row in (row for rows in lists for row in rows):
        for name in spellings(row.record):
            if not fold(name):
                yield row.problem(f'the name "{name[:40]}" has no letter: write one', "name")


def _texts(draft: Draft) -> Iterator[Problem]:
    lists: tuple[list[Row[Any]], ...] = (
        list(draft.actors), list(draft.places), list(draft.references), list(draft.articles),
        list(draft.events), list(draft.claims), list(draft.relations), list(draft.stories),
    )  # fmt: skip
    for row in (row for rows in lists for row in rows):
        for field, text in _strings(row.record):
            wrong = unclear(text)
            if wrong:
                yield row.problem(f"{field} {wrong}", field)
            elif len(text) > MAX_NAME and field not in LONG:
                yield row.problem(
                    f"{field} is longer than {MAX_NAME} characters: shorten it", field
                )
            elif field == "url" and text and not text.startswith(("https://", "http://")):
                yield row.problem("url is no address: start it with https:// or http://", field)


def _strings(record: Any) -> Iterator[tuple[str, str]]:
    """The texts of a record's fields and lists, but for those that stand in an article."""
    for field in type(record).model_fields:
        value = getattr(record, field)
        for item in value if isinstance(value, tuple) else (value,):
            if isinstance(item, str) and field != "text":
                yield field, item
            elif isinstance(item, Participant):
                yield field, item.role
            elif isinstance(item, Step):
                yield field, item.text


def _relations(draft: Draft) -> Iterator[Problem]:
    for row in draft.relations:
        if _WORD.fullmatch(row.record.id) is None:
            text = f'the id "{row.record.id[:40]}" of a relation is no word: write it like part_of'
            yield row.problem(text)


def _shared_names(draft: Draft) -> Iterator[Problem]:
    rows = {row.record.id: row for row in draft.actors}
    for name, earlier, later in shared(row.record for row in rows.values()):
        yield rows[later.id].problem(
            f'the name "{name}" is shared by {earlier.id} and {later.id} and no date tells them '
            "apart: take it from one, or fill active_from and active_to"
        )


def _lives(draft: Draft) -> Iterator[Problem]:
    for row in draft.actors:
        since, until = row.record.active_from, row.record.active_to
        start = None if since is None else since.earliest
        end = None if until is None else until.latest
        if start is not None and end is not None and end < start:
            yield row.problem("active_to is before active_from: correct one of them")


def _claims(draft: Draft) -> Iterator[Problem]:
    relations = {row.record.id: row.record for row in draft.relations}
    briefs = {row.record.id: row.record.brief for row in draft.articles}
    for row in draft.claims:
        claim = row.record
        yield from _unknown(draft, row, "subject", "actor", claim.subject)
        yield from _unknown(draft, row, "attribution", "actor", claim.attribution)
        yield from _unknown(draft, row, "place", "place", claim.place)
        yield from _unknown(draft, row, "event", "event", claim.event)
        yield from _unknown(draft, row, "relation", "relation", claim.relation)
        for number, reference in enumerate(claim.references):
            yield from _unknown(draft, row, ("references", number), "reference", reference)
        if claim.relation in relations:
            yield from _object(draft, row, relations[claim.relation])
        if briefs.get(claim.article) and not claim.references:
            yield row.problem("a brief's claim rests on references: name one or more")


def _object(draft: Draft, row: Row[Claim], relation: Relation) -> Iterator[Problem]:
    claim = row.record
    kind, other = ("place", "actor") if relation.place else ("actor", "place")
    if claim.object in draft.given.get(other, set()) - draft.given.get(kind, set()):
        text = f'the object of {relation.id} is {_a(kind)}, and "{claim.object}" is {_a(other)}'
        yield row.problem(f"{text}: choose another relation or object", "object")
    else:
        yield from _unknown(draft, row, "object", kind, claim.object)
    if claim.subject == claim.object:
        yield row.problem("subject and object are the same: correct one", "object")
    if claim.kinds and claim.relation != "backs":
        yield row.problem("kinds belong to backs alone: delete them", "kinds")


def _events(draft: Draft) -> Iterator[Problem]:
    for row in draft.events:
        yield from _unknown(draft, row, "place", "place", row.record.place)
        for number, part in enumerate(row.record.participants):
            loc = ("participants", number, "actor")
            yield from _unknown(draft, row, loc, "actor", part.actor)


def _others(draft: Draft) -> Iterator[Problem]:
    for actor in draft.actors:
        yield from _unknown(draft, actor, "place", "place", actor.record.place or None)
    cited = {r for row in draft.claims for r in row.record.references}
    idle = draft.given.get("reference", set()) - cited
    for article in draft.articles:
        for number, reference in enumerate(article.record.references):
            loc = ("references", number)
            yield from _unknown(draft, article, loc, "reference", reference)
            if reference in idle:
                text = f'no claim rests on the reference "{reference}": delete it here, or use it'
                yield article.problem(text, *loc)


_LISTS = {
    "actor": "add it to actors.csv",
    "place": "add it to places.csv",
    "reference": "add it to references.csv",
    "relation": "add it to relations.yaml",
    "event": "add it to `events:`",
}


def _unknown(
    draft: Draft, row: Row[Any], loc: str | tuple[str | int, ...], kind: str, id: str | None
) -> Iterator[Problem]:
    if id is not None and id not in draft.given.get(kind, set()):
        at = (loc,) if isinstance(loc, str) else loc
        yield row.problem(
            f'{at[0]}: there is no {kind} "{id[:80]}": correct the id or {_LISTS[kind]}', *at
        )


def _a(kind: str) -> str:
    return f"an {kind}" if kind[0] in "aeiou" else f"a {kind}"


def _quotations(draft: Draft) -> Iterator[Problem]:
    texts = {row.record.id: row.record.text for row in draft.articles}
    rows: tuple[Row[Event] | Row[Claim], ...] = (*draft.events, *draft.claims)
    for row in rows:
        text = texts.get(row.record.article)
        for number, passage in enumerate(row.record.passages if text is not None else ()):
            wrong = misquoted(text or "", passage)
            if wrong:
                yield row.problem(wrong, "passages", number, "exact")


def _order(draft: Draft) -> Iterator[Problem]:
    published = {row.record.id: row.record.published for row in draft.articles}
    rows: tuple[Row[Event] | Row[Claim], ...] = (*draft.events, *draft.claims)
    for row in rows:
        day = published.get(row.record.article)
        if day is not None and row.record.modality in HAPPENED and _later(row.record, day):
            yield row.problem(
                f"when: {row.record.when.text} is after the article was published ({day}): "
                "correct the date, or write modality: planned",
                "when",
            )


def _later(record: Event | Claim, day: date) -> bool:
    points = (record.when.start, record.when.end)
    return any(point is not None and point.earliest > day for point in points)


def _unused(draft: Draft) -> Iterator[Problem]:
    actors, places, references = _used(draft)
    lists: tuple[tuple[str, list[Row[Any]], set[str | None]], ...] = (
        ("actor", list(draft.actors), actors),
        ("place", list(draft.places), places),
        ("reference", list(draft.references), references),
    )
    for kind, rows, used in lists:
        for row in rows:
            if row.record.id not in used:
                text = f'nothing names the {kind} "{row.record.id}": delete its line or use it'
                yield row.problem(text)


def _used(draft: Draft) -> tuple[set[str | None], set[str | None], set[str | None]]:
    claims = [row.record for row in draft.claims]
    events = [row.record for row in draft.events]
    actors: set[str | None] = {i for c in claims for i in (c.subject, c.object, c.attribution)}
    actors |= {p.actor for e in events for p in e.participants}
    places: set[str | None] = {i for c in claims for i in (c.object, c.place)}
    places |= {e.place for e in events} | {row.record.place for row in draft.actors}
    references: set[str | None] = {i for c in claims for i in c.references}
    references |= {i for row in draft.articles for i in row.record.references}
    return actors, places, references


def _settings(draft: Draft) -> Iterator[Problem]:
    settings = draft.settings
    if settings is None:
        return
    first = settings.first_article
    if first and first not in draft.given.get("article", set()):
        text = f'first_article: there is no article "{first[:80]}": correct it'
        yield Problem(draft.settings_path, 1, text)
    for id in settings.axis_events:
        if id not in draft.given.get("event", set()):
            text = f'axis_events: there is no event "{id}": correct it'
            yield Problem(draft.settings_path, 1, text)
    for field, text in _said(settings):
        wrong = unclear(text)
        if wrong:
            yield Problem(draft.settings_path, 1, f"{field} {wrong}")
    for preset in (settings.window, *settings.presets):
        if preset.end < preset.start:
            text = f'the window "{preset.label}" ends before it starts: turn it round'
            yield Problem(draft.settings_path, 1, text)


def _said(settings: Settings) -> Iterator[tuple[str, str]]:
    yield from _strings(settings)
    for record in (settings.window, *settings.presets, *settings.questions):
        yield from _strings(record)


def _views(draft: Draft) -> Iterator[Problem]:
    """The addresses of start-here questions and of the steps of stories open what they say."""
    known = _known(draft)
    for n, question in enumerate(draft.settings.questions if draft.settings else ()):
        for wrong in _view(question.view, known):
            yield Problem(draft.settings_path, 1, f"questions.{n}.view: {wrong}")
    for row in draft.stories:
        for n, step in enumerate(row.record.steps):
            for wrong in _view(step.view, known):
                yield row.problem(f"steps.{n}.view: {wrong}", "steps", n, "view")


def _view(view: str, known: dict[str, set[str]]) -> Iterator[str]:
    try:
        selection, _ = from_query(view, strict=True)
    except BadSelection as error:
        yield f"{error} Correct the address"
        return
    for kind, ids in known.items():
        given = getattr(selection, kind)
        for one in given if isinstance(given, tuple) else filter(None, (given,)):
            if one not in ids:
                name = "source" if kind == "doubt" else kind.rstrip("s")
                yield f'there is no {name} "{one[:60]}": correct the address'


def _known(draft: Draft) -> dict[str, set[str]]:
    relations = {row.record.id: row.record for row in draft.relations}
    claims = [row.record for row in draft.claims if row.record.status == "accepted"]
    articles = {row.record.id: row.record for row in draft.articles}
    references = {row.record.id: row.record for row in draft.references}
    outlets = set(short_names(publishers(articles.values(), references.values())).values())
    return {
        "actor": {row.record.id for row in draft.actors},
        "tie": {tie_id(c, relations[c.relation]) for c in claims if c.relation in relations},
        "article": set(articles),
        "event": {row.record.id for row in draft.events},
        "place": {row.record.id for row in draft.places},
        "relations": set(relations),
        "outlets": outlets,
        "doubt": outlets | set(references) | set(articles),
    }


_RULES: tuple[Callable[[Draft], Iterable[Problem]], ...] = (
    _doubled, _doubled_texts, _names, _texts, _relations, _shared_names, _lives, _claims, _events, _others,
    _quotations, _order, _unused, _settings, _views, near_names, passages, copied,
)  # fmt: skip
