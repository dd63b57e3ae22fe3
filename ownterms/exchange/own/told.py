"""What a person takes with them, as plain data: the shape of our JSON (docs/taking.md), version 1.

Keys stand in the order of the fields. Ids are those of the place that it was taken from: another place gives its own.
Moments are in UTC, as ISO 8601. Lists have the order of their person, else the oldest first. What is not there is
left out.
"""

import json
from datetime import date, time
from pathlib import Path
from typing import Annotated, Any, Final, Literal
from uuid import UUID

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field

from ownterms.agenda.models import Answer, Drawn, Felt, From, How, Real, Sort, Source
from ownterms.people.models.reaching import Shelf
from ownterms.spaces.models import Holds, Whose
from ownterms.spaces.terms import Writing

VERSION: Final = 1
SCHEMA_FILE: Final = Path(__file__).with_name("ownterms-1.schema.json")
MANY: Final = 100_000
"""Of each kind: more than anybody writes by hand."""

Words = Annotated[str, Field(max_length=100_000)]
Line = Annotated[str, Field(max_length=2_000)]
Number = Annotated[int, Field(ge=0, le=100_000)]
PhotoBytes = Annotated[str, Field(max_length=2_100_000, pattern=r"^[A-Za-z0-9+/]*={0,2}$")]
SoundBytes = Annotated[str, Field(max_length=5_100_000, pattern=r"^[A-Za-z0-9+/]*={0,2}$")]


class Told(BaseModel):
    """What holds for every part: nothing that is not known, and no guessing of types."""

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
    written_at: AwareDatetime
    changed_at: AwareDatetime | None = None
    version: Number
    typed_by: UUID | None = None
    photo: Photo | None = None
    sound: VoiceNote | None = None


class WantBefore(Told):
    """What a want said before."""

    version: Number
    words: Words
    said_at: AwareDatetime


class WhoseWant(Told):
    """Whose want it is, as the person said on a day."""

    answer: From
    may_count: bool
    said_at: AwareDatetime


class PutAway(Told):
    """That a want stands on the agenda no more."""

    how: How
    at: AwareDatetime


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
    made_at: AwareDatetime


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
    chosen: Annotated[list[UUID], Field(max_length=1_000)]
    table: Annotated[list[TableOption], Field(max_length=1_000)]
    words: Words
    chosen_at: AwareDatetime


class Step(Named):
    """Something done or to be done."""

    part: UUID
    words: Words
    who: Words
    when: Words
    typed_by: UUID | None = None
    made_at: AwareDatetime
    done_at: AwareDatetime | None = None


class Came(Named):
    """What came of a want or of a step."""

    part: UUID
    step: UUID | None = None
    words: Words
    said_at: AwareDatetime


class Beside(Told):
    """What stands beside a want, or beside none."""

    options: Annotated[list[Option], Field(max_length=MANY)]
    choices: Annotated[list[Choice], Field(max_length=MANY)]
    steps: Annotated[list[Step], Field(max_length=MANY)]
    came: Annotated[list[Came], Field(max_length=MANY)]


class Want(Named):
    """One thing that a person wants, with all that hangs on it."""

    part: UUID
    words: Words
    is_seed: bool
    said_at: AwareDatetime
    version: Number
    typed_by: UUID | None = None
    before: Annotated[list[WantBefore], Field(max_length=MANY)]
    whose: Annotated[list[WhoseWant], Field(max_length=MANY)]
    away: PutAway | None = None
    photo: Photo | None = None
    sound: VoiceNote | None = None
    beside: Beside


class Score(Told):
    """How it was on one day."""

    value: Annotated[int, Field(ge=0, le=10)] | None = None
    words: Words
    said_at: AwareDatetime


class Scale(Named):
    """Something that a person keeps an eye on, in their own words."""

    thing: Words
    low: Words
    high: Words
    drawn: Drawn
    made_at: AwareDatetime
    retired_at: AwareDatetime | None = None
    scores: Annotated[list[Score], Field(max_length=MANY)]


Slug = Annotated[str, Field(max_length=60, pattern=r"^[a-z0-9-]+$")]
Cell = Annotated[dict[Slug, Words], Field(max_length=30)]
Answers = Annotated[
    dict[Slug, Words | Annotated[list[Cell], Field(max_length=500)]],
    Field(max_length=60),
]


class SheetBefore(Told):
    """What a sheet said before."""

    version: Number
    called: Words
    answers: Answers
    said_at: AwareDatetime


class Sheet(Named):
    """A page about me. `answers` holds words by section, or rows of words by column."""

    part: UUID
    tool: Slug
    called: Words
    answers: Answers
    begun_at: AwareDatetime
    said_at: AwareDatetime
    version: Number
    before: Annotated[list[SheetBefore], Field(max_length=MANY)]
    photo: Photo | None = None


class Terms(Told):
    """On which terms somebody may make contact. `days` are weekdays, 0 is Monday; `between` two times of the day."""

    days: Annotated[list[Annotated[int, Field(ge=0, le=6)]], Field(max_length=7)]
    between: Annotated[list[time], Field(min_length=2, max_length=2)] | None = None
    writing: Writing
    where: Words
    how: Words
    not_about: Words


class No(Told):
    """A no, kindly."""

    words: Words
    at: AwareDatetime


class SteppedBack(Told):
    """That the helper stepped back."""

    last_day: date
    goodbye: Words
    said_at: AwareDatetime


class Message(Told):
    """Words from one to the other. `entry` is what it answers to."""

    by: Literal["me", "them"]
    words: Words
    sent_at: AwareDatetime
    entry: UUID | None = None


class Dictated(Told):
    """What the helper typed for the person, who has not yet said whether the words are theirs."""

    words: Words
    acts_for: bool
    typed_at: AwareDatetime


class Thought(Told):
    """What the helper thought of, which is neither taken up nor laid aside."""

    sort: Sort
    want: UUID | None = None
    words: Words
    left_at: AwareDatetime


class AfterTalk(Told):
    """How it was to talk."""

    listened: Felt
    own: Felt
    again: Felt
    words: Words
    may_count: bool
    released: bool
    said_at: AwareDatetime


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
    made_at: AwareDatetime
    since: AwareDatetime
    until: AwareDatetime
    shows: Annotated[list[UUID], Field(max_length=MANY)]
    accepted_at: AwareDatetime | None = None
    declined: No | None = None
    stepped_back: SteppedBack | None = None
    ended_at: AwareDatetime | None = None
    messages: Annotated[list[Message], Field(max_length=MANY)]
    dictated: Annotated[list[Dictated], Field(max_length=MANY)]
    thoughts: Annotated[list[Thought], Field(max_length=MANY)]
    after_talks: Annotated[list[AfterTalk], Field(max_length=MANY)]


Codes = Annotated[list[Annotated[str, Field(max_length=11)]], Field(max_length=60)]


class Reaching(Told):
    """How the person likes to be reached. `terms` holds codes by shelf (docs/taking.md lists them)."""

    terms: dict[Shelf, Codes]
    times: Annotated[str, Field(max_length=300)]
    someone: Annotated[str, Field(max_length=300)]
    words: Line
    looked_on: date


class WhoseIdea(Told):
    """Whose idea it was to come here."""

    answer: Whose
    may_count: bool
    said_on: date


class Own(Told):
    """All that is a person's own."""

    ownterms: Annotated[int, Field(ge=VERSION, le=VERSION)]
    made_at: AwareDatetime
    name: Annotated[str, Field(max_length=100)]
    begun_on: date
    reaching: Reaching | None = None
    whose_idea: WhoseIdea | None = None
    parts: Annotated[list[Part], Field(max_length=100)]
    entries: Annotated[list[Entry], Field(max_length=MANY)]
    wants: Annotated[list[Want], Field(max_length=MANY)]
    alone: Beside
    scales: Annotated[list[Scale], Field(max_length=MANY)]
    sheets: Annotated[list[Sheet], Field(max_length=MANY)]
    ties: Annotated[list[Tie], Field(max_length=MANY)]

    @property
    def as_json(self) -> bytes:
        """This will give it as JSON, with its keys in their order, and each thing of a list on a line of its own."""
        lines = [
            f"{_plain(key)}: {_listed(value)}" for key, value in self.model_dump(mode="json", exclude_none=True).items()
        ]
        return ("{\n" + ",\n".join(lines) + "\n}\n").encode()


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
