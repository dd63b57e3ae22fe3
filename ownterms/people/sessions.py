"""How sessions are read and written: Django's own way in the database, with rows that their person can read."""

import re
from datetime import date, datetime, time, timedelta
from typing import Any, Final

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore as InDatabase
from django.db.models import F
from django.utils import timezone

from ownterms.people.models import Session

KEY: Final = re.compile("[a-z0-9]{32}")
LONGEST: Final = timedelta(days=365)
"""After so long somebody signs in anew, however often they came."""


class SessionStore(InDatabase):
    """One session. It is written once a day at least, so that its row says when it was last used.

    `asked_to_recover` says since when a card waits to open the page of whoever is signed in: every page asks them
    about it, and so it comes with the row.
    """

    asked_to_recover: datetime | None = None

    @classmethod
    def get_model_class(cls) -> type[Session]:
        """This will give the table."""
        return Session

    def _validate_session_key(self, key: str | None) -> bool:
        """Only what Django makes itself: PostgreSQL refuses to look for a key with a zero byte in it."""
        return bool(key and KEY.fullmatch(key))

    def _get_session_from_db(self) -> Session | None:
        live = Session.objects.filter(session_key=self.session_key, expire_date__gt=timezone.now())
        row = live.annotate(asked_at=F("person__card__recovery__asked_at")).first()
        if row is None:
            self._session_key = None  # a key that somebody made up is never taken
            return None
        self.asked_to_recover = row.asked_at  # type: ignore[attr-defined]  # the line above brings it
        return row

    def load(self) -> dict[str, Any]:
        """This will read the session, and have it written where this is its first use today."""
        held: dict[str, Any] = super().load()
        today = timezone.localdate().isoformat()
        if SESSION_KEY in held and held.get("used_on") != today:
            held["used_on"] = today
            self.modified = True
        return held

    def create_model_instance(self, data: dict[str, Any]) -> Session:
        """This will make the row, with what its person may read of it."""
        row = super().create_model_instance(data)
        assert isinstance(row, Session)  # noqa: S101  (the table above)
        today = timezone.localdate()
        row.person_id = data.get(SESSION_KEY)
        row.browser, row.system = data.get("device", ("", ""))
        row.began_on = date.fromisoformat(data["began_on"]) if "began_on" in data else today
        row.used_on = today
        last = timezone.make_aware(datetime.combine(row.began_on + LONGEST, time()))
        row.expire_date = min(row.expire_date, last)
        if "ends_at" in data:
            row.expire_date = min(row.expire_date, datetime.fromisoformat(data["ends_at"]))
        return row
