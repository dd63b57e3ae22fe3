"""Who somebody is here, how they come in, and where they are signed in."""

from ownterms.people.models.code import CodeSpent, EmailedCode, WrongCode
from ownterms.people.models.person import People, Person
from ownterms.people.models.session import Session
from ownterms.people.models.tally import Tally

__all__ = ["CodeSpent", "EmailedCode", "People", "Person", "Session", "Tally", "WrongCode"]
