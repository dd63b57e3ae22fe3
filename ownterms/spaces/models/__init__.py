"""The rows of spaces."""

from ownterms.spaces.models.answers import Acceptance, Declining, Ending, Over, Slice, SteppingBack
from ownterms.spaces.models.dictation import Dictation, MayNotType
from ownterms.spaces.models.entry import Entry, Medium, Picture, Pictured, Sound, Spoken
from ownterms.spaces.models.grant import Grant
from ownterms.spaces.models.invitation import Invitation, NotOpen, NotThatMailbox, State
from ownterms.spaces.models.key import NoKey, SpaceKey
from ownterms.spaces.models.message import Message, NoLiveInvitation, NotNow
from ownterms.spaces.models.no_letters import NoLetters
from ownterms.spaces.models.part import Holds, Part
from ownterms.spaces.models.sealed import Sealed, SealedQuerySet, Showable, WhyAsked
from ownterms.spaces.models.six_words import SixWords
from ownterms.spaces.models.space import Gone, NotClaimed, NothingToClaim, NotYours, Space, Unclaimed
from ownterms.spaces.models.tie_before import TieBefore
from ownterms.spaces.models.whose_idea import Whose, WhoseIdea

__all__ = [
    "Acceptance",
    "Declining",
    "Dictation",
    "Ending",
    "Entry",
    "Gone",
    "Grant",
    "Holds",
    "Invitation",
    "MayNotType",
    "Medium",
    "Message",
    "NoKey",
    "NoLetters",
    "NoLiveInvitation",
    "NotClaimed",
    "NotNow",
    "NotOpen",
    "NotThatMailbox",
    "NotYours",
    "NothingToClaim",
    "Over",
    "Part",
    "Picture",
    "Pictured",
    "Sealed",
    "SealedQuerySet",
    "Showable",
    "SixWords",
    "Slice",
    "Sound",
    "Space",
    "SpaceKey",
    "Spoken",
    "State",
    "SteppingBack",
    "TieBefore",
    "Unclaimed",
    "Whose",
    "WhoseIdea",
    "WhyAsked",
]
