"""What of a mirror may be public: laid out once, and the same before it is published as ever after.

Between holding up a file and publishing what it showed, nothing is kept here: the numbers travel with the page, to the
nearest five, under a signature that names the organisation.
"""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID, uuid4

from django.core import signing
from django.utils.translation import gettext as _

from ownterms.directory.models import Organisation
from ownterms.mirror.reading import Mirror, Verdict
from ownterms.mirror.reading.fives import in_fives
from ownterms.mirror.reading.plain import as_plain, from_plain
from ownterms.mirror.saying import One, tell

LASTS: Final = 2 * 60 * 60
"""Seconds between holding up and publishing."""


class NotToPublish(Exception):
    """These readings are not published; it says why, and what would help."""


@dataclass(frozen=True, slots=True)
class Draft:
    """Readings on their way to being published, under the id that they will have; what else they hold is left out."""

    id: UUID
    source: str
    mirror: Mirror

    @classmethod
    def of(cls, mirror: Mirror, *, source: str) -> "Draft":
        """This will make a draft of a mirror."""
        return cls(uuid4(), source, in_fives(mirror))

    @classmethod
    def opened(cls, sealed: str, organisation: Organisation) -> "Draft":
        """This will open what came back with a page. Raises NotToPublish where it is altered, another's, or too old."""
        try:
            told = signing.loads(sealed, salt=_salt(organisation), max_age=LASTS)
        except signing.BadSignature as trouble:
            raise NotToPublish(
                _("It was held up too long ago, or elsewhere. Nothing was published. Please hold it up again.")
            ) from trouble
        return cls(UUID(told["id"]), told["source"], from_plain(told["mirror"]))

    def sealed(self, organisation: Organisation) -> str:
        """This will give it as a line that nobody can alter, and that is good for one organisation alone."""
        told = {"id": str(self.id), "source": self.source, "mirror": as_plain(self.mirror)}
        return signing.dumps(told, salt=_salt(organisation), compress=True)

    def told(self, ids: Collection[str] = ()) -> dict[str, Any]:
        """This will lay out some of the nine for a page that stays, or all of them. Raises NotToPublish.

        The sentences are kept with the numbers: how we say things may change, and what was published does not.
        """
        if not self.mirror.people:
            raise NotToPublish(_("Fewer than ten people are in it. It is not published, so that nobody is seen."))
        return {
            "cuts": self.mirror.cuts,
            "people": self.mirror.people,
            "days": list(self.mirror.days) if self.mirror.days else None,
            "readings": [self._one(one) for one in tell(self.mirror).nine if not ids or one.id in ids],
        }

    def _one(self, one: One) -> dict[str, Any]:
        said = {"id": one.id, "title": one.title, "asks": one.test}
        if one.verdict is not Verdict.CANNOT_SEE and not self.mirror[one.id].count.people:
            return said | {"says": _("Fewer than ten people are in this one, so nothing is told."), "rows": []}
        what = [[_("What is counted"), one.counted], [_("Of"), one.of]] if one.rows else []
        return said | {"says": " ".join([f"{one.called}.", *one.says]), "rows": [*what, *map(list, one.rows)]}


def _salt(organisation: Organisation) -> str:
    return f"ownterms.mirror.draft {organisation.pk}"
