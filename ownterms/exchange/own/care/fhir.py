"""What a person chose, as a FHIR R4 Bundle (HL7, 4.0.1): plain data, for systems that services use.

How our words become theirs is settled by docs/taking.md. No need, problem or condition is told, for none is asked.
"""

import json
from collections.abc import Iterator
from datetime import datetime
from html import escape
from typing import Any, Final
from uuid import UUID, uuid4

from django.utils import translation
from django.utils.translation import gettext as _

from ownterms.agenda.models import How
from ownterms.exchange.own import told
from ownterms.exchange.own.care.chosen import Chosen

Resource = dict[str, Any]
HL7: Final = "http://terminology.hl7.org/CodeSystem/"
LIFECYCLE: Final = {How.CAME: "completed", How.CHANGED: "cancelled", How.THEIRS: "cancelled", How.UNSAID: "unknown"}
"""How a goal stands that was put away."""


def in_fhir(own: told.Own, chosen: Chosen) -> bytes:
    """This will give the bundle as JSON."""
    return (json.dumps(bundle(own, chosen), ensure_ascii=False, indent=1) + "\n").encode()


def bundle(own: told.Own, chosen: Chosen) -> Resource:
    """This will tell what was chosen, in a Bundle of type “collection”: each thing by its urn."""
    found = list(_Telling(own, chosen).resources())
    entries = [{"fullUrl": f"urn:uuid:{each['id']}", "resource": each} for each in found]
    return {
        "resourceType": "Bundle",
        "id": str(uuid4()),
        "type": "collection",
        "timestamp": moment(own.made_at),
        "entry": entries,
    }


class _Telling:
    """One bundle on its way. The person gets an id of its own each time, so that two bundles are not tied together."""

    def __init__(self, own: told.Own, chosen: Chosen) -> None:
        self.own, self.chosen = own, chosen
        self.wants, self.ties = chosen.wants_of(own), chosen.ties_of(own)
        self.steps = [step for want in self.wants for step in want.beside.steps]
        self.goals = [each for each in self.wants if each.id in chosen.goals]
        self.patient, self.plan, self.team = (str(uuid4()) for _ in range(3))

    def resources(self) -> Iterator[Resource]:
        """This will tell each thing in turn."""
        name = {"name": [{"text": self.own.name}]} if self.chosen.name and self.own.name else {}
        yield {"resourceType": "Patient", "id": self.patient, **name}
        for tie in self.ties:
            yield self._related(tie)
            yield self._consent(tie)
        if self.ties:
            yield self._care_team()
        yield from map(self._goal, self.goals)
        if self.wants or self.steps:
            yield self._care_plan()
            yield self._provenance()

    def _care_plan(self) -> Resource:
        said = [want.words for want in self.wants if want.words.strip()]
        told_of: Resource = {
            "resourceType": "CarePlan",
            "id": self.plan,
            "text": narrative(said),
            "status": "active",
            "intent": "plan" if self.steps else "proposal",
            "title": _("My agenda"),
            "subject": ref(self.patient),
            "created": moment(self.own.made_at),
            "contributor": [ref(self.patient)],
        }
        if said:
            told_of["description"] = "\n\n".join(said)
        if self.ties:
            told_of["careTeam"] = [ref(self.team)]
        if self.goals:
            told_of["goal"] = [ref(each.id) for each in self.goals]
        if self.steps:
            told_of["activity"] = [{"detail": _activity(each)} for each in self.steps]
        return told_of

    def _goal(self, want: told.Want) -> Resource:
        came = [{"time": moment(each.said_at), "text": each.words} for each in want.beside.came if each.words.strip()]
        return {
            "resourceType": "Goal",
            "id": str(want.id),
            "lifecycleStatus": LIFECYCLE[want.away.how] if want.away else "active",
            "description": {"text": want.words or _("A want without words")},
            "subject": ref(self.patient),
            "statusDate": want.said_at.date().isoformat(),
            "expressedBy": ref(self.patient),
            **({"note": came} if came else {}),
        }

    def _related(self, tie: told.Tie) -> Resource:
        return {
            "resourceType": "RelatedPerson",
            "id": str(tie.id),
            "patient": ref(self.patient),
            "name": [{"text": tie.called or _("Someone")}],
            "relationship": [{"text": tie.about or _("Asked in by the person")}],
        }

    def _care_team(self) -> Resource:
        # A tie has no end date: only its person ends it, and then it is not told here.
        members = [
            {
                "role": [{"text": tie.about or _("Asked in by the person")}],
                "member": ref(tie.id),
                "period": {"start": moment(tie.accepted_at or tie.made_at)},
            }
            for tie in self.ties
        ]
        subject = {"subject": ref(self.patient), "status": "active"}
        return {"resourceType": "CareTeam", "id": self.team, **subject, "participant": members}

    def _consent(self, tie: told.Tie) -> Resource:
        recipient = coded("v3-ParticipationType", "IRCP")
        return {
            "resourceType": "Consent",
            "id": str(uuid4()),
            "status": "active",
            "scope": coded("consentscope", "patient-privacy"),
            "category": [{"coding": [{"system": "http://loinc.org", "code": "59284-0"}]}],
            "patient": ref(self.patient),
            "dateTime": moment(tie.made_at),
            "performer": [ref(self.patient)],
            "policyRule": coded("v3-ActCode", "OPTIN"),
            "provision": {
                "type": "permit",
                "period": {"start": moment(tie.since), "end": moment(tie.until)},
                "actor": [{"role": recipient, "reference": ref(tie.id)}],
            },
        }

    def _provenance(self) -> Resource:
        known = {each.id for each in self.ties}
        typists_of = [want.typed_by for want in self.wants] + [step.typed_by for step in self.steps]
        typed = [each for each in dict.fromkeys(typists_of) if each in known]
        author = {"type": coded("provenance-participant-type", "author"), "who": ref(self.patient)}
        typists = [
            {"type": coded("provenance-participant-type", "enterer"), "who": ref(each)} for each in typed if each
        ]
        return {
            "resourceType": "Provenance",
            "id": str(uuid4()),
            "target": [ref(self.plan), *(ref(each.id) for each in self.goals)],
            "recorded": moment(self.own.made_at),
            "agent": [author, *typists],
        }


def _activity(step: told.Step) -> Resource:
    """A step. Of one that is not done nothing is claimed: it has no day by which it must be."""
    said = "\n".join(filter(None, [step.words, step.who]))
    detail: Resource = {"status": "completed" if step.done_at else "unknown"}
    if said.strip():
        detail["description"] = said
    if step.when.strip():
        detail["scheduledString"] = step.when
    return detail


def narrative(said: list[str]) -> Resource:
    """This will give words as the text that people read."""
    language = translation.get_language() or "en-GB"
    lines = "".join(f"<p>{escape(each)}</p>" for each in said) or f"<p>{escape(_('My agenda'))}</p>"
    return {"status": "generated", "div": f'<div xmlns="http://www.w3.org/1999/xhtml" lang="{language}">{lines}</div>'}


def ref(which: UUID | str) -> Resource:
    """This will point at another thing of the bundle."""
    return {"reference": f"urn:uuid:{which}"}


def coded(system: str, code: str) -> Resource:
    """This will give one of HL7's codes."""
    return {"coding": [{"system": HL7 + system, "code": code}]}


def moment(when: datetime) -> str:
    """This will give a moment as FHIR has it, in whole seconds."""
    return when.replace(microsecond=0).isoformat()
