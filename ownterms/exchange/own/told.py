"""What a person takes with them, as plain data: the shape of our JSON (docs/taking.md), version 1.

Keys stand in the order of the fields. Ids are those of the place that it was taken from: another place gives its own.
Moments are in UTC, as ISO 8601. Lists have the order of their person, else the oldest first. What is not there is
left out.
"""

import json
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Annotated, Any, Final, Literal, TypeVar
from uuid import UUID

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field

from ownterms.agenda.models import Answer, Drawn, Felt, From, How, Real, Sort, Source
from ownterms.people.models.reaching import Shelf
from ownterms.spaces.models import Holds, Whose
from ownterms.spaces.terms import Writing

VERSION: Final = 1
SCHEMA_FILE: Final = Path(__file__).with_name("ownterms-1.schema.json")
MANY: Final = 50_000
"""Of each kind, and of all together (`reading`): more than anybody writes by hand."""
FIRST, LAST = date(1900, 1, 1), date(2199, 12, 31)
"""Days that a life can hold. Beyond them some clocks cannot tell the time."""

Moment = Annotated[
    AwareDatetime,
    Field(ge=datetime(FIRST.year, 1, 1, tzinfo=UTC), lt=datetime(LAST.year + 1, 1, 1, tzinfo=UTC)),
]
Day = Annotated[date, Field(ge=FIRST, le=LAST)]
Words = Annotated[str, Field(max_length=100_000)]
Line = Annotated[str, Field(max_length=2_000)]
Number = Annotated[int, Field(ge=0, le=100_000)]
PhotoBytes = Annotated[str, Field(max_length=2_100_000, pattern=r"^[A-Za-z0-9+/]*={0,2}$")]
YesElsewhere = Annotated[
    bool | None,
    Field(
        exclude=True, description="A yes to being counted, in files of 2026. It is not followed: each place asks anew."
    ),
]
SoundBytes = Annotated[str, Field(max_length=5_100_000, pattern=r"^[A-Za-z0-9+/]*={0,2}$")]


T = TypeVar("T", bound="Told")


class Told(BaseModel):
    """What holds for every part: nothing that is not known, and no guessing of types.

    Limits hold for what is read. What lies here is told by `tell`, unchecked: it can always be taken.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class Photo(Told):
    """A photo. `content` is base64; null where it was left behind. Sides in pixels, 0 where they are not known."""

    media_type: Annotated[str, Field(pattern=r"^image/(jpeg|png|webp|gif)$")]
    says: Words
    width: Number
    height: Number
    content: PhotoBytes | None = None


class VoiceNote(Told):
    """A voice note, in base64 likewise."""

    media_type: Annotated[str, Field(pattern=r"^audio/[a-z0-9.+-]{1,30}$")]
    seconds: Number
    content: SoundBytes | None = None


class Named(Told):
    """Whatever has an id."""

    id: UUID


class Part(Named):
    """A named part of the space: a notebook, the agenda, or the pages about me."""

    holds: Holds
    name: Line


class Entry(Named):
    """An entry of a notebook. `typed_by` is the tie whose helper typed it, before the person said it was theirs."""

    part: UUID
    words: Words
    written_at: Moment
    changed_at: Moment | None = None
    version: Number
    typed_by: UUID | None = None
    photo: Photo | None = None
    sound: VoiceNote | None = None


class WantBefore(Told):
    """What a want said before."""

    version: Number
    words: Words
    said_at: Moment


class WhoseWant(Told):
    """Whose want it is, as the person said on a day."""

    answer: From
    may_count: YesElsewhere = None
    said_at: Moment


class PutAway(Told):
    """That a want stands on the agenda no more."""

    how: How
    at: Moment


class Option(Named):
    """A way it could go. `listing` is the id that a listing had in the directory of the place it was taken from."""

    part: UUID
    words: Words
    source: Source
    give: Words
    ask: Words
    agree: Words
    blocked_by: Words
    not_for_me: Words
    listing: UUID | None = None
    typed_by: UUID | None = None
    made_at: Moment


class TableOption(Told):
    """One of the options that there were. Its id may be one that was taken away since."""

    option: UUID
    words: Words
    source: Source
    real: Real


class Choice(Named):
    """What was chosen, and from what."""

    part: UUID
    answer: Answer
    chosen: Annotated[list[UUID], Field(max_length=1_000, fail_fast=True)]
    table: Annotated[list[TableOption], Field(max_length=1_000, fail_fast=True)]
    words: Words
    chosen_at: Moment


class Step(Named):
    """Something done or to be done."""

    part: UUID
    words: Words
    who: Words
    when: Words
    typed_by: UUID | None = None
    made_at: Moment
    done_at: Moment | None = None


class Came(Named):
    """What came of a want or of a step."""

    part: UUID
    step: UUID | None = None
    words: Words
    said_at: Moment


class Beside(Told):
    """What stands beside a want, or beside none."""

    options: Annotated[list[Option], Field(max_length=MANY, fail_fast=True)]
    choices: Annotated[list[Choice], Field(max_length=MANY, fail_fast=True)]
    steps: Annotated[list[Step], Field(max_length=MANY, fail_fast=True)]
    came: Annotated[list[Came], Field(max_length=MANY, fail_fast=True)]


class Want(Named):
    """One thing that a person wants, with all that hangs on it."""

    part: UUID
    words: Words
    is_seed: bool
    said_at: Moment
    version: Number
    typed_by: UUID | None = None
    before: Annotated[list[WantBefore], Field(max_length=MANY, fail_fast=True)]
    whose: Annotated[list[WhoseWant], Field(max_length=MANY, fail_fast=True)]
    away: PutAway | None = None
    photo: Photo | None = None
    sound: VoiceNote | None = None
    beside: Beside


class Score(Told):
    """How it was on one day."""

    value: Annotated[int, Field(ge=0, le=10)] | None = None
    words: Words
    said_at: Moment


class Scale(Named):
    """Something that a person keeps an eye on, in their own words."""

    thing: Words
    low: Words
    high: Words
    drawn: Drawn
    made_at: Moment
    retired_at: Moment | None = None
    scores: Annotated[list[Score], Field(max_length=MANY, fail_fast=True)]


Slug = Annotated[str, Field(max_length=60, pattern=r"^[a-z0-9-]+$")]
Cell = Annotated[dict[Slug, Words], Field(max_length=30)]
Answers = Annotated[
    dict[Slug, Words | Annotated[list[Cell], Field(max_length=500, fail_fast=True)]],
    Field(max_length=60),
]


class SheetBefore(Told):
    """What a sheet said before."""

    version: Number
    called: Words
    answers: Answers
    said_at: Moment


class Sheet(Named):
    """A page about me. `answers` holds words by section, or rows of words by column."""

    part: UUID
    tool: Slug
    called: Words
    answers: Answers
    begun_at: Moment
    said_at: Moment
    version: Number
    before: Annotated[list[SheetBefore], Field(max_length=MANY, fail_fast=True)]
    photo: Photo | None = None


class Terms(Told):
    """On which terms somebody may make contact. `days` are weekdays, 0 is Monday; `between` two times of the day."""

    days: Annotated[list[Annotated[int, Field(ge=0, le=6)]], Field(max_length=7, fail_fast=True)]
    between: Annotated[list[time], Field(min_length=2, max_length=2)] | None = None
    writing: Writing
    where: Words
    how: Words
    not_about: Words


class No(Told):
    """A no, kindly."""

    words: Words
    at: Moment


class SteppedBack(Told):
    """That the helper stepped back."""

    last_day: Day
    goodbye: Words
    said_at: Moment


class Message(Told):
    """Words from one to the other. `entry` is what it answers to."""

    by: Literal["me", "them"]
    words: Words
    sent_at: Moment
    entry: UUID | None = None


class Dictated(Told):
    """What the helper typed for the person, who has not yet said whether the words are theirs."""

    words: Words
    acts_for: bool
    typed_at: Moment


class Thought(Told):
    """What the helper thought of, which is neither taken up nor laid aside."""

    sort: Sort
    want: UUID | None = None
    words: Words
    left_at: Moment


class AfterTalk(Told):
    """How it was to talk."""

    listened: Felt
    own: Felt
    again: Felt
    words: Words
    may_count: YesElsewhere = None
    released: bool
    said_at: Moment


class Tie(Named):
    """An invitation and all that was said under it. Brought elsewhere, it opens nothing: both say yes anew."""

    called: Words
    about: Words
    terms: Terms
    greeting: Words
    mailbox: Line
    evidence: Words
    asks_why: bool
    may_type: bool
    made_at: Moment
    since: Moment
    until: Moment
    shows: Annotated[list[UUID], Field(max_length=MANY, fail_fast=True)]
    accepted_at: Moment | None = None
    declined: No | None = None
    stepped_back: SteppedBack | None = None
    ended_at: Moment | None = None
    messages: Annotated[list[Message], Field(max_length=MANY, fail_fast=True)]
    dictated: Annotated[list[Dictated], Field(max_length=MANY, fail_fast=True)]
    thoughts: Annotated[list[Thought], Field(max_length=MANY, fail_fast=True)]
    after_talks: Annotated[list[AfterTalk], Field(max_length=MANY, fail_fast=True)]


Codes = Annotated[list[Annotated[str, Field(max_length=11)]], Field(max_length=60, fail_fast=True)]


class Reaching(Told):
    """How the person likes to be reached. `terms` holds codes by shelf (docs/taking.md lists them)."""

    terms: dict[Shelf, Codes]
    times: Annotated[str, Field(max_length=300)]
    someone: Annotated[str, Field(max_length=300)]
    words: Line
    looked_on: Day


class WhoseIdea(Told):
    """Whose idea it was to come here."""

    answer: Whose
    may_count: YesElsewhere = None
    said_on: Day


class Own(Told):
    """All that is a person's own."""

    ownterms: Annotated[int, Field(ge=VERSION, le=VERSION)]
    made_at: Moment
    name: Annotated[str, Field(max_length=100)]
    begun_on: Day
    reaching: Reaching | None = None
    whose_idea: WhoseIdea | None = None
    parts: Annotated[list[Part], Field(max_length=1_000, fail_fast=True)]
    entries: Annotated[list[Entry], Field(max_length=MANY, fail_fast=True)]
    wants: Annotated[list[Want], Field(max_length=MANY, fail_fast=True)]
    alone: Beside
    scales: Annotated[list[Scale], Field(max_length=MANY, fail_fast=True)]
    sheets: Annotated[list[Sheet], Field(max_length=MANY, fail_fast=True)]
    ties: Annotated[list[Tie], Field(max_length=MANY, fail_fast=True)]

    @property
    def as_json(self) -> bytes:
        """This will give it as JSON, with its keys in their order, and each thing of a list on a line of its own."""
        lines = [
            f"{_plain(key)}: {_listed(value)}" for key, value in self.model_dump(mode="json", exclude_none=True).items()
        ]
        return ("{\n" + ",\n".join(lines) + "\n}\n").encode()


def tell(kind: type[T], **said: Any) -> T:  # noqa: ANN401  (whatever the kind has)
    """This will tell what lies here, whatever its size: one's own can always be taken."""
    return kind.model_construct(**said)


def schema() -> dict[str, Any]:
    """This will give the shape as JSON Schema 2020-12: what `SCHEMA_FILE` holds, for other programs."""
    made = Own.model_json_schema(mode="validation")
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "Own Terms, a person's own, version 1"}
    return head | {key: value for key, value in made.items() if key != "title"}


def _plain(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _listed(value: object) -> str:
    if not isinstance(value, list) or not value:
        return _plain(value)
    return "[\n" + ",\n".join(map(_plain, value)) + "\n]"
