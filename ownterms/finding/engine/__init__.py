"""The search engine of finding: pure, usable alone, in files that all processes share.

``Index.build`` turns listings into files; ``index.search`` answers a person's own words with
listings and the reasons for each. The lexicon of lived phrases is what makes them meet.
"""

from ownterms.finding.engine.asking.question import Question, Understood, When
from ownterms.finding.engine.asking.understanding import understand
from ownterms.finding.engine.files.manifest import IndexBusy, NoIndex
from ownterms.finding.engine.index import Index
from ownterms.finding.engine.lexicon import BadLexicon, Concept, Lexicon
from ownterms.finding.engine.listing import BadListing, Listing
from ownterms.finding.engine.meaning import Meaning
from ownterms.finding.engine.ranking.found import Found, Hit, Why

__all__ = [
    "BadLexicon",
    "BadListing",
    "Concept",
    "Found",
    "Hit",
    "Index",
    "IndexBusy",
    "Lexicon",
    "Listing",
    "Meaning",
    "NoIndex",
    "Question",
    "Understood",
    "When",
    "Why",
    "understand",
]
