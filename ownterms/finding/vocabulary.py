"""The lexicon as it stands in this place: the shipped file, and the lines that people here added."""

import threading
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Final

from django.db import DEFAULT_DB_ALIAS

from ownterms.finding.engine.lexicon import Concept, Lexicon, slug
from ownterms.finding.models import Acceptance, Proposal

HERE: Final = DEFAULT_DB_ALIAS
"""The lexicon and the index follow the database that is written to: by a replica that lags they would miss changes."""

SHIPPED = Path(__file__).parent / "lexicon" / "en.txt"
_reading = threading.Lock()


def lexicon() -> Lexicon:
    """This will give the lexicon with every accepted proposal in it, read anew only when one was added."""
    newest = Acceptance.objects.using(HERE).order_by("-pk").values_list("pk", flat=True).first()
    with _reading:  # else all who come first would each read one of their own
        return _with_accepted(newest or 0)


@lru_cache(maxsize=1)
def shipped() -> Lexicon:
    """This will read the lexicon that comes with the software."""
    return Lexicon.read(SHIPPED.read_text(encoding="utf-8"))


@lru_cache(maxsize=2)
def _with_accepted(_newest: int) -> Lexicon:
    concepts = {concept.id: concept for concept in shipped().concepts}
    for line in Acceptance.objects.using(HERE).select_related("proposal").order_by("pk"):
        concept = concepts.get(slug(line.label)) or Concept(slug(line.label), line.label, "Added here", (), ())
        concepts[concept.id] = amended(concept, line)
    usable = tuple(concept for concept in concepts.values() if concept.directory)
    return replace(shipped(), concepts=usable)


def amended(concept: Concept, line: Acceptance) -> Concept:
    """This will give the concept with the accepted line in it, or out of it."""
    if line.proposal.kind == Proposal.Kind.REMOVE:
        return replace(concept, cues=tuple(cue for cue in concept.cues if cue != line.words))
    finds = [part.strip() for part in line.finds.split(";") if part.strip()]
    return replace(
        concept,
        cues=tuple(dict.fromkeys([*concept.cues, line.words])),
        directory=tuple(dict.fromkeys([*concept.directory, *finds])),
    )
