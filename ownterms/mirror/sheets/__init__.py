"""Other people's spreadsheets: CSV and XLSX of any kind become `Facts`. Pure: no Django, nothing kept.

`take` reads one. What people call things stands in `words.toml` and `wounds.toml`, which anyone can edit.
"""

from ownterms.mirror.sheets.taken import SheetRefused, Taken, Trouble, Troubles
from ownterms.mirror.sheets.taking import take

__all__ = ["SheetRefused", "Taken", "Trouble", "Troubles", "take"]
