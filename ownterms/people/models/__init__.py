"""Who somebody is here, how they come in, where they are signed in, and how they like to be reached."""

from ownterms.people.models.card import Card, Recovery, StillWaits
from ownterms.people.models.code import CodeSpent, EmailedCode, WrongCode
from ownterms.people.models.draft import Draft
from ownterms.people.models.old_address import OldAddress
from ownterms.people.models.passkey import CopiedPasskey, Passkey
from ownterms.people.models.person import AddressTaken, People, Person
from ownterms.people.models.reaching import Reaching, ReachingTerm
from ownterms.people.models.session import Session
from ownterms.people.models.tally import Tally

__all__ = [
    "AddressTaken",
    "Card",
    "CodeSpent",
    "CopiedPasskey",
    "Draft",
    "EmailedCode",
    "OldAddress",
    "Passkey",
    "People",
    "Person",
    "Reaching",
    "ReachingTerm",
    "Recovery",
    "Session",
    "StillWaits",
    "Tally",
    "WrongCode",
]
