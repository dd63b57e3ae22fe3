"""A mirror put into words, for every surface: the page, the terminal, a file for a browser, and Word.

`tell` gives all that is said as plain values, with its pictures; `page_of` lays them out as the pieces of a page
(`lib.written`); `in_figures` gives what other programs read. Promises: no total, no ranking, no colour that judges, no
worker; a picture never says what the table beside it does not.
"""

from ownterms.mirror.saying.charts import chart, travel
from ownterms.mirror.saying.figures import in_figures
from ownterms.mirror.saying.page import page_of
from ownterms.mirror.saying.telling import Aside, One, Telling, alarm_says, tell

__all__ = ["Aside", "One", "Telling", "alarm_says", "chart", "in_figures", "page_of", "tell", "travel"]
