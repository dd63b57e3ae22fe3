"""The nine readings: pure, without Django, for anyone's rows.

`Facts` hold rows as columns of numbers; `hold_up` reads them and gives a `Mirror`, which keeps nothing.
"""

from ownterms.mirror.reading.columns import COLUMNS, Column, Holds
from ownterms.mirror.reading.cuts import Cuts, read_cuts
from ownterms.mirror.reading.facts import Facts
from ownterms.mirror.reading.holding import hold_up
from ownterms.mirror.reading.reading import Alarm, Beside, Count, Mirror, Period, Reading, Verdict

__all__ = [
    "COLUMNS",
    "Alarm",
    "Beside",
    "Column",
    "Count",
    "Cuts",
    "Facts",
    "Holds",
    "Mirror",
    "Period",
    "Reading",
    "Verdict",
    "hold_up",
    "read_cuts",
]
