"""What was said otherwise while an older page of it was still open."""

import json
from hashlib import sha256


class SaidAnew(Exception):
    """It was said otherwise since the page was opened from which these words come. Nothing was changed."""


def mark_of(*said: str) -> str:
    """This will give a mark of what something says: 64 letters, other ones once it says anything else."""
    return sha256(json.dumps(said).encode()).hexdigest()
