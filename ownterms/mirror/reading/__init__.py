"""The nine readings: pure, without Django, for anyone's rows.

`Facts` hold rows as columns of numbers; `hold_up` reads them and gives a `Mirror`, which keeps nothing.
"""

from ownterms.mirror.reading.columns import COLUMNS, Column, Holds
from ownterms.mirror.reading.facts import Facts
from ownterms.mirror.reading.reading import Alarm, Beside, Count, Mirror, Period, Reading, Verdict

__all__ = ["COLUMNS", "Alarm", "Beside", "Column", "Count", "Facts", "Holds", "Mirror", "Period", "Reading", "Verdict"]
