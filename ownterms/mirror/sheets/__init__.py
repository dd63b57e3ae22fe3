"""Other people's spreadsheets: CSV and XLSX of any kind become `Facts`. Pure: no Django, nothing kept.

`take` reads one, `mapping` helps to say what its headings mean, `example` is one to start from. What people call things
stands in `words.toml` and `wounds.toml`, which anyone can edit.
"""

from ownterms.mirror.sheets import mapping
from ownterms.mirror.sheets.example import example
from ownterms.mirror.sheets.taken import SheetRefused, Taken, Trouble, Troubles
from ownterms.mirror.sheets.taking import take

__all__ = ["SheetRefused", "Taken", "Trouble", "Troubles", "example", "mapping", "take"]
