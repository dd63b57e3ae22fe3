"""What was done here, as rows for the mirror: of those alone who let it be counted, and nothing but numbers.

`gather` opens what lies in their spaces and closes it again; what it gives knows no name, no word and no id. It is for
the duty that reads a quarter when it is over (`models.read_quarter`), and never for a page that somebody waits for.
"""

from ownterms.mirror.events.gathering import gather, still_said
from ownterms.mirror.events.happenings import Happenings

__all__ = ["Happenings", "gather", "still_said"]
