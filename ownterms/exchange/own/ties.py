"""A person's ties, as they are told: those that live or lived here, and those that came from another place."""

import json
from collections import defaultdict
from collections.abc import Collection
from typing import Any
from uuid import UUID

from ownterms.agenda.models import AfterTalk, Option, Sort, Step, Thought, Want
from ownterms.exchange.own import told
from ownterms.exchange.own.told import tell
from ownterms.people.models import Person
from ownterms.spaces.models import (
    Acceptance,
    Declining,
    Dictation,
    Ending,
    Entry,
    Invitation,
    Message,
    Sealed,
    Slice,
    Space,
    SteppingBack,
    TieBefore,
)

Typed = Entry | Want | Option | Step
Groups = dict[UUID, list[Any]]


class Ties:
    """The ties of one space, read once."""

    def __init__(self, space: Space, *, by: Person) -> None:
        self.space, self.by = space, by
        self.invitations = Invitation.objects.filter(space=space).read(by=by)
        self.before = TieBefore.objects.filter(space=space).read(by=by)
        within = {"invitation__space": space}
        self.accepted = {each.invitation_id: each for each in Acceptance.objects.filter(**within)}
        self.ended = {each.invitation_id: each for each in Ending.objects.filter(**within)}
        self.slices: Groups = defaultdict(list)
        for each in Slice.objects.filter(**within):
            self.slices[each.invitation_id].append(each.slice)
        # The first invitation that somebody accepted stands for all that they typed.
        oldest = sorted(self.accepted.values(), key=lambda each: each.at, reverse=True)
        self.tie_of = {each.helper_id: each.invitation_id for each in oldest}
        self.typed = {thing: each.pk for each in self.before for thing in each.typed}

    def of_typist(self, thing: Typed) -> UUID | None:
        """The tie whose helper typed a thing; None where the person did, or the helper has left."""
        return self.tie_of.get(thing.typed_by_id) if thing.typed_by_id else self.typed.get(thing.pk)

    def all_of_them(self, known: Collection[UUID]) -> list[told.Tie]:
        """This will tell them; of what they name, only what is `known`, for the rest was taken away."""
        self.messages, self.dictated = self._by(Message), self._by(Dictation)
        self.thoughts = self._by(Thought)
        self.talks, self.back = self._by(AfterTalk), self._by(SteppingBack)
        self.no = self._by(Declining)
        return [self._one(each, known) for each in self.invitations] + [_again(each, known) for each in self.before]

    def _by(self, model: type[Sealed]) -> Groups:
        groups: Groups = defaultdict(list)
        for each in model.objects.filter(space=self.space).read(by=self.by):
            groups[each.invitation_id].append(each)  # type: ignore[attr-defined]  # all of these hang on one
        return groups

    def _one(self, tie: Invitation, known: Collection[UUID]) -> told.Tie:
        accepted, ended = self.accepted.get(tie.pk), self.ended.get(tie.pk)
        no, back = next(iter(self.no[tie.pk]), None), next(iter(self.back[tie.pk]), None)
        said = "called about greeting mailbox evidence asks_why may_type made_at since until"
        return tell(
            told.Tie,
            id=tie.pk,
            terms=_terms(tie),
            shows=self._shows(tie, known),
            accepted_at=accepted.at if accepted else None,
            declined=tell(told.No, words=no.words, at=no.at) if no else None,
            stepped_back=back
            and tell(told.SteppedBack, last_day=back.last_day, goodbye=back.goodbye, said_at=back.said_at),
            ended_at=ended.at if ended else None,
            messages=[self._message(each) for each in self.messages[tie.pk]],
            dictated=[_dictated(each) for each in reversed(self.dictated[tie.pk])],
            thoughts=[_thought(each) for each in reversed(self.thoughts[tie.pk]) if each.settled_at is None],
            after_talks=[_talk(each) for each in reversed(self.talks[tie.pk])],
            **{name: getattr(tie, name) for name in said.split()},
        )

    def _shows(self, tie: Invitation, known: Collection[UUID]) -> list[UUID]:
        shown = set(self.slices[tie.pk])
        return [each for each in known if each in shown]  # in the order of what is told, never in that of ids

    def _message(self, message: Message) -> told.Message:
        by = "me" if message.by_id == self.by.pk else "them"
        return tell(told.Message, by=by, words=message.words, sent_at=message.sent_at, entry=message.entry_id)


def _terms(tie: Invitation) -> told.Terms:
    terms = tie.terms
    return tell(
        told.Terms,
        days=list(terms.days),
        between=list(terms.between) if terms.between else None,
        writing=terms.writing,
        where=terms.where,
        how=terms.how,
        not_about=terms.not_about,
    )


def _dictated(typed: Dictation) -> told.Dictated:
    return tell(told.Dictated, words=typed.words, acts_for=typed.acts_for, typed_at=typed.typed_at)


def _thought(thought: Thought) -> told.Thought:
    return tell(
        told.Thought, sort=Sort(thought.sort), want=thought.want_id, words=thought.words, left_at=thought.left_at
    )


def _talk(talk: AfterTalk) -> told.AfterTalk:
    listened, own, again = talk.answers
    return tell(
        told.AfterTalk,
        listened=listened,
        own=own,
        again=again,
        words=talk.words,
        released=talk.released_under is not None,
        said_at=talk.said_at,
    )


def _again(before: TieBefore, known: Collection[UUID]) -> told.Tie:
    """A tie from another place, told as it was there."""
    said = before.said
    here = {str(each) for each in known}
    said["shows"] = [each for each in map(str, known) if each in set(said["shows"])]
    for each in said["messages"]:
        each["entry"] = each.get("entry") if each.get("entry") in here else None
    for each in said["thoughts"]:
        each["want"] = each.get("want") if each.get("want") in here else None
    return told.Tie.model_validate_json(json.dumps(said | {"id": str(before.pk)}))
