"""What to ask for where a column is not there: whoever keeps the records can add it."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from ownterms.mirror.saying.nine import Said

COLUMNS: Final[dict[str, Said]] = {
    "person_id": _("a mark for each person, the same each time; it need not be a name"),
    "date": _("the day"),
    "event": _("what it was: a start, a contact, an ending, a matter, or somebody turned away"),
    "strand": _("a mark for each piece of support, where one person has several"),
    "started_by": _("who made the first move: the person, the service or another"),
    "invited": _("whether the person had asked for it: yes or no"),
    "how_heard": _("how they heard of it: a friend, an advert and so on"),
    "purpose": _("what it was for, in the words that were written down"),
    "purpose_set_by": _("who set the purpose: the person, the service, a contract, a policy, a court"),
    "own_words_first": _("whether their own words were written before any service was named: yes or no"),
    "provider": _("who gave the support"),
    "recorder_org": _("who keeps the record"),
    "source_kind": _("the kinds of options: family, neighbour, peer, group, place, or somebody paid"),
    "asked_for": _("the kind that the person asked for"),
    "asked_refused": _("whether they were told no: yes or no"),
    "category": _("the heading that you keep it under"),
    "ended_date": _("the day on which it ended"),
    "ended_by": _("who ended it: the person, the service or another"),
    "end_reason": _("why it ended, as it was written down"),
    "person_agreed_end": _("whether the person wanted it to end, as they say: yes or no"),
    "condition": _("what hung on it: nothing, a penalty or a reward"),
    "required_items": _("what was asked for before the first talk, as a list"),
    "outcome_at_intake": _("whether they had to say at the start what would come of it: yes or no"),
    "target_code": _("the code of what it was counted for"),
    "not_ours": _("whether it was “not ours”: yes or no"),
    "referred_on": _("whether somebody else was introduced: yes or no"),
}
