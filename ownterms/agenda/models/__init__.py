"""The rows of agendas."""

from ownterms.agenda.models.after_talk import AfterTalk, Felt
from ownterms.agenda.models.choice import Answer, Choice, OnTheTable, Real
from ownterms.agenda.models.option import Option, Source
from ownterms.agenda.models.origin import From, Origin
from ownterms.agenda.models.said_anew import SaidAnew
from ownterms.agenda.models.scale import Drawn, Scale, Score
from ownterms.agenda.models.sheet import Sheet, SheetPicture, SheetVersion, WrittenMeanwhile
from ownterms.agenda.models.step import Step, WhatCame
from ownterms.agenda.models.thought import Sort, Thought
from ownterms.agenda.models.want import Away, How, Want, WantPicture, WantSound, WantVersion

__all__ = [
    "AfterTalk",
    "Answer",
    "Away",
    "Choice",
    "Drawn",
    "Felt",
    "From",
    "How",
    "OnTheTable",
    "Option",
    "Origin",
    "Real",
    "SaidAnew",
    "Scale",
    "Score",
    "Sheet",
    "SheetPicture",
    "SheetVersion",
    "Sort",
    "Source",
    "Step",
    "Thought",
    "Want",
    "WantPicture",
    "WantSound",
    "WantVersion",
    "WhatCame",
    "WrittenMeanwhile",
]
