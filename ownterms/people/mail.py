"""How letters leave here: what a host says in one line, as Django's settings."""

from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

LOCAL = {"localhost", "127.0.0.1", "::1"}
BACKENDS = "django.core.mail.backends"
EXAMPLE = "smtp://name:word@mail.example.org:587"


def mail(address: str, *, sender: str, folder: Path) -> dict[str, Any]:
    """This will give Django's settings for sending letters.

    `address` is smtp://name:word@host:587 (made secure with STARTTLS, except to this machine),
    smtps://name:word@host:465 (secure from the start), `console`, or empty: then letters are written as
    files into `folder`. `sender` may be empty. Raises ValueError where it is none of these.
    """
    sends = {"EMAIL_TIMEOUT": 20, "DEFAULT_FROM_EMAIL": sender or "code@localhost"}  # seconds
    if not address:
        return sends | {"EMAIL_BACKEND": "ownterms.people.letters.InFolder", "EMAIL_FILE_PATH": folder}
    if address == "console":
        return sends | {"EMAIL_BACKEND": f"{BACKENDS}.console.EmailBackend"}
    parts = urlsplit(address)
    if parts.scheme not in {"smtp", "smtps"} or not parts.hostname:
        raise ValueError(f"OWNTERMS_MAIL cannot be read. It looks like: {EXAMPLE}")
    secure = parts.scheme == "smtps"
    return sends | {
        "EMAIL_BACKEND": f"{BACKENDS}.smtp.EmailBackend",
        "EMAIL_HOST": parts.hostname,
        "EMAIL_PORT": parts.port or (465 if secure else 587),
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_SSL": secure,
        "EMAIL_USE_TLS": not secure and parts.hostname not in LOCAL,
    }
