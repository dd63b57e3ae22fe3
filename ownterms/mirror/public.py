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
from ownterms.mirror.here import in_words
from ownterms.mirror.laid_out import laid_out
from ownterms.mirror.models import PublishedMirror, ReadOrganisation
from ownterms.mirror.reading import Mirror

LASTS: Final = 2 * 60 * 60
"""Seconds between holding up and publishing."""


class NotToPublish(Exception):
    """These readings are not published; it says why, and what would help."""


@dataclass(frozen=True, slots=True)
class Draft:
    """Readings on their way to being published, under the id that they will have; `told` is as their page shows it."""

    id: UUID
    source: str
    told: dict[str, Any]

    @classmethod
    def of(cls, mirror: Mirror) -> "Draft":
        """This will make a draft of what a file showed."""
        return cls(uuid4(), PublishedMirror.Source.FILE, laid_out(mirror))

    @classmethod
    def of_quarter(cls, read: ReadOrganisation) -> "Draft":
        """This will make a draft of what was read here of a quarter, which is rounded already."""
        said, quarter = in_words(read.told), read.read.quarter
        days = [quarter.first.isoformat(), quarter.last.isoformat()]
        told = {"cuts": said["cuts"], "people": said["people"], "days": days, "readings": said["readings"]}
        return cls(uuid4(), PublishedMirror.Source.EVENTS, told)

    @classmethod
    def opened(cls, sealed: str, organisation: Organisation) -> "Draft":
        """This will open what came back with a page. Raises NotToPublish where it is altered, another's, or too old."""
        try:
            told = signing.loads(sealed, salt=_salt(organisation), max_age=LASTS)
        except signing.BadSignature as trouble:
            raise NotToPublish(
                _("It was held up too long ago, or elsewhere. Nothing was published. Please hold it up again.")
            ) from trouble
        return cls(UUID(told["id"]), told["source"], told["told"])

    def sealed(self, organisation: Organisation) -> str:
        """This will give it as a line that nobody can alter, and that is good for one organisation alone."""
        told = {"id": str(self.id), "source": self.source, "told": self.told}
        return signing.dumps(told, salt=_salt(organisation), compress=True)

    def only(self, ids: Collection[str]) -> dict[str, Any]:
        """This will give some of the nine for a page that stays; all of them without any id. Raises NotToPublish.

        Those that are left out are named, and the alarm goes with any of them.
        """
        if not self.told["people"]:
            raise NotToPublish(_("Fewer than ten people are in it. It is not published, so that nobody is seen."))
        chosen = [each for each in self.told["readings"] if not ids or each["id"] in ids]
        left_out = [each["title"] for each in self.told["readings"] if each not in chosen]
        return self.told | {"readings": chosen, "left_out": left_out}


def _salt(organisation: Organisation) -> str:
    return f"ownterms.mirror.draft {organisation.pk}"
