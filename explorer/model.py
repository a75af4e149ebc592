"""The records of a collection, frozen and validated: the words of `docs/data-format.md`."""

import re
from datetime import date
from typing import Annotated, Literal, get_args

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints

from explorer.edtf_dates import When, parse_when


def _day(value: object) -> object:
    if not isinstance(value, str):
        return value
    if re.fullmatch(r"\d{4}-\d\d-\d\d", value, re.ASCII) is None:
        raise ValueError(f'"{value[:40]}" is no day: write it as 2020-12-24')
    return date.fromisoformat(value)


def _number(value: object) -> object:
    if isinstance(value, str) and re.fullmatch(r"[+-]?\d+(\.\d+)?", value, re.ASCII) is None:
        raise ValueError(f'"{value[:40]}" is no number: write digits, such as 70 or 32.5')
    return value


Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=120)]
Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
EDTF = Annotated[When, BeforeValidator(lambda v: parse_when(v) if isinstance(v, str) else v)]
Day = Annotated[date, BeforeValidator(_day)]
Number = BeforeValidator(_number)

ActorType = Literal[
    "government", "institution", "armed_force", "armed_group", "coalition",
    "intelligence_service", "political_body", "person", "international_organisation",
    "company", "media", "civil_society", "collective",
]  # fmt: skip
Kind = Literal[
    "troops", "weapons", "materiel", "training", "funding", "intelligence", "territory",
    "infrastructure", "air_strikes", "fighters", "diplomacy", "unspecified",
]  # fmt: skip
EventKind = Literal[
    "protest", "battle", "attack", "air_strike", "killing", "arrest", "diplomacy", "visit",
    "agreement", "ceasefire", "election", "legislation", "resolution", "sanction", "court",
    "appointment", "resignation", "formation", "dissolution", "deployment", "withdrawal",
    "blockade", "statement", "disaster", "report",
]  # fmt: skip
Modality = Literal["happened", "ongoing", "planned", "possible", "called_for"]
Standing = Literal["happened", "planned", "possible", "called_for", "denied"]
"""What a tie amounts to: `happened` is drawn; the rest is stated, not known to have happened."""
Polarity = Literal["affirmed", "denied"]
Status = Literal["accepted", "proposed", "rejected"]
ReferenceKind = Literal["un_document", "report", "news", "encyclopaedia", "official", "academic"]
Reliability = Literal["A", "B", "C", "D", "E", "F"]
Sign = Literal[-1, 0, 1]

ACTOR_TYPES: tuple[str, ...] = get_args(ActorType)
STANDINGS: tuple[str, ...] = get_args(Standing)
EVENT_KINDS: tuple[str, ...] = get_args(EventKind)
SIGNS: dict[str, Sign] = {"cooperative": 1, "hostile": -1, "neutral": 0}


class Record(BaseModel):
    """A frozen record that refuses fields it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)


class Relation(Record):
    """The kind of a claim or tie; `label` reads from subject to object, `reverse` back."""

    id: str
    label: Text
    reverse: Text
    sign: Sign
    directed: bool
    durable: bool
    carries: Literal["", "forward", "backward", "strike"] = ""
    place: bool = False
    plover: str = ""


class Actor(Record):
    """Somebody who acts."""

    id: Id
    name: Text
    type: ActorType
    subtype: str = ""
    aliases: tuple[Text, ...] = ()
    name_ar: str = ""
    active_from: EDTF | None = None
    active_to: EDTF | None = None
    country: str = ""
    place: str = ""
    wikidata: str = ""
    note: str = ""

    @property
    def label(self) -> str:
        """The short name for the picture: "Government of Turkey" is drawn as "Turkey"."""
        for lead in ("Government of the ", "Government of "):
            rest = self.name.removeprefix(lead)
            if rest != self.name and rest in self.aliases:
                return rest
        return self.name


class Place(Record):
    """Where things happen; `lat` and `lon` in degrees (WGS 84), None where not known."""

    id: Id
    name: Text
    aliases: tuple[Text, ...] = ()
    country: str = ""
    lat: Annotated[float, Number, Field(ge=-90, le=90, allow_inf_nan=False)] | None = None
    lon: Annotated[float, Number, Field(ge=-180, le=180, allow_inf_nan=False)] | None = None


class Reference(Record):
    """A published work that a brief's claims rest on."""

    id: Id
    publisher: Text
    title: Text
    published: EDTF | None = None
    url: str = ""
    kind: ReferenceKind
    reliability: Reliability = "F"


class Passage(Record):
    """An exact quotation; `start` and `end` count code points of the article's text."""

    exact: Annotated[str, StringConstraints(min_length=1)]
    prefix: str = ""
    suffix: str = ""
    start: int = -1
    end: int = -1


class Participant(Record):
    """An actor's part in an event."""

    actor: Id
    role: str = ""


class Event(Record):
    """A dated happening, proved by passages."""

    id: Id
    title: Text
    kind: EventKind
    when: EDTF
    place: Id | None = None
    modality: Modality = "happened"
    participants: tuple[Participant, ...] = ()
    passages: Annotated[tuple[Passage, ...], Field(min_length=1)]
    article: str = ""


class Claim(Record):
    """What one article states."""

    id: Id
    subject: Id
    relation: Text
    object: Id
    when: EDTF
    place: Id | None = None
    event: Id | None = None
    kinds: tuple[Kind, ...] = ()
    role: str = ""
    polarity: Polarity = "affirmed"
    modality: Modality = "happened"
    attribution: Id | None = None
    references: tuple[Id, ...] = ()
    confidence: Annotated[int, Number, Field(ge=0, le=100)] = 70
    status: Status = "accepted"
    passages: Annotated[tuple[Passage, ...], Field(min_length=1)]
    article: str = ""


class Article(Record):
    """A dated text with an outlet and a language."""

    id: str
    title: Text
    published: Day
    outlet: Text
    wire: str = ""
    url: str = ""
    lang: str = "en"
    licence: str = ""
    references: tuple[Id, ...] = ()
    text: str = ""

    @property
    def brief(self) -> bool:
        """Whether the project wrote it, resting on references."""
        return bool(self.references)


class Preset(Record):
    """A named window of dates."""

    label: Text
    start: Day = Field(alias="from")
    end: Day = Field(alias="to")


class Question(Record):
    """A start-here question and the address query of the view that answers it."""

    text: Text
    view: Text
    note: str = ""


class Step(Record):
    """One step of a story: a sentence, and the address query of the view that shows it."""

    text: Text
    view: Text


class Story(Record):
    """A way through the collection for one who does not know it."""

    id: Id
    title: Text
    text: Text
    steps: Annotated[tuple[Step, ...], Field(min_length=2, max_length=40)]


class Settings(Record):
    """What `collection.yaml` says."""

    title: Text
    description: Text
    languages: tuple[str, ...] = ("en",)
    licence: str = ""
    window: Preset
    presets: tuple[Preset, ...] = ()
    questions: tuple[Question, ...] = ()
    first_article: str = ""
    first_tie: str = ""
    axis_events: tuple[Id, ...] = ()


class Interval(Record):
    """A stretch for which a tie holds, from within [start, start_latest] to within
    [end_earliest, end]; None is an unknown start or an open end."""

    start: date | None
    start_latest: date | None
    end_earliest: date | None
    end: date | None
    start_precision: str = ""
    end_precision: str = ""


class Tie(Record):
    """What all claims about the same subject, relation and object add up to."""

    id: str
    subject: str
    relation: str
    object: str
    sign: Sign
    standing: Standing
    kinds: tuple[str, ...] = ()
    intervals: tuple[Interval, ...] = ()
    claims: tuple[str, ...] = ()
    proof: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()
    outlets: tuple[str, ...] = ()
    reported: tuple[date, ...] = ()
    contested: bool = False
    denied_by: tuple[str, ...] = ()
    opposed_by: tuple[str, ...] = ()

    @property
    def single_source(self) -> bool:
        """Whether it stands on one outlet."""
        return len(self.outlets) == 1

    @property
    def first(self) -> date | None:
        """The first day; None where the start is unknown."""
        starts = [i.start for i in self.intervals]
        return None if not starts or None in starts else min(s for s in starts if s is not None)

    @property
    def last(self) -> date | None:
        """The last day; None where the tie is open."""
        ends = [i.end for i in self.intervals]
        return None if not ends or None in ends else max(e for e in ends if e is not None)

    @property
    def open(self) -> bool:
        """Whether it is not known to have ended."""
        return any(i.end is None for i in self.intervals)


class Collection(Record):
    """One self-contained world of articles and actors, read and valid."""

    name: str
    settings: Settings
    relations: dict[str, Relation]
    actors: dict[str, Actor]
    places: dict[str, Place]
    references: dict[str, Reference]
    articles: dict[str, Article]
    claims: tuple[Claim, ...]
    events: tuple[Event, ...]
    stories: tuple[Story, ...] = ()
    positions: dict[str, tuple[float, float]] = {}
    digest: str = ""
