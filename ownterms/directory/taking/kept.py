"""Pages that are kept here: what a feed says of them is set aside, and not written."""

from collections import defaultdict
from collections.abc import Sequence

from ownterms.directory.models import Organisation, Service, Source
from ownterms.directory.taking.staging import Staged
from ownterms.directory.taking.tables import Table

# Rows that belong to nobody's page but their own, whatever they point to.
OF_NOBODY = {"organization", "program", "location", "service", "taxonomy", "taxonomy_term", "unit"}


class KeptHere:
    """The pages that left a source, and the rows that it still sends of them.

    Two or three questions to the database for a whole reading. `said` holds
    the rows of each page by its id, which is as much as its keepers keep.
    """

    def __init__(self, source: Source) -> None:
        self.owners: dict[str, str] = {}
        self.said: dict[str, list[tuple[Table, Staged]]] = defaultdict(list)
        here = Source.objects.filter(kept_from=source.name).first()
        if here:
            for model in (Service, Organisation):
                rows = model.objects.filter(source=here).exclude(digest="")  # what was made here has none
                self.owners |= {pk.hex: pk.hex for pk in rows.values_list("pk", flat=True)}
        self.pages = frozenset(self.owners)

    def set_aside(self, table: Table, batch: Sequence[Staged]) -> Sequence[Staged]:
        """This will give the rows that are to be written. Tables must come after those they point to."""
        if not self.pages:
            return batch
        rest: list[Staged] = []
        for each in batch:
            page = self._page_of(table, each)
            if page:
                self.owners[each.id] = page
                self.said[page].append((table, each))
            else:
                rest.append(each)
        return rest

    def _page_of(self, table: Table, staged: Staged) -> str:
        if staged.id in self.pages:
            return staged.id
        if table.name in OF_NOBODY:
            return ""
        pointing = (value for column, value in zip(table.columns, staged.values, strict=True) if column.to and value)
        return next((self.owners[str(value)] for value in pointing if str(value) in self.owners), "")
