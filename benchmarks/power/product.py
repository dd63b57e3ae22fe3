"""What the product writes, noted statement by statement, and a look at what is left of it."""

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from uuid import UUID

from ownterms.lib import chain

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ownterms.site.settings")

FILE = "ownterms.sqlite3"
ROUNDS = 100  # of each kind of act; enough for the log of writes to be moved into the database meanwhile


@dataclass(frozen=True)
class Act:
    """One thing that somebody did: its name and all that the database was told."""

    name: str
    statements: tuple[tuple[str, tuple[Any, ...]], ...]


@dataclass(frozen=True)
class Product:
    """What the product writes, and how: the database before, the acts of people, its pragmas."""

    empty: bytes
    acts: tuple[Act, ...]
    pragmas: str

    @classmethod
    def read(cls, folder: Path) -> "Product":
        """This will make the product's database in an empty folder and note what its verbs say to it.

        Somebody proposes words; a listing is withdrawn; and in a private space an entry is written, a helper looks
        at it, which leaves a trace, and a message is sent, which leaves another.
        """
        os.environ["OWNTERMS_DATA"] = str(folder)
        os.environ.pop("DATABASE_URL", None)
        import django

        django.setup()
        from django.conf import settings
        from django.core.management import call_command
        from django.db import connection

        call_command("migrate", verbosity=0, interactive=False)
        verbs = begin()
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        empty = (folder / FILE).read_bytes()
        acts = []
        for number in range(ROUNDS):
            for kind, verb in verbs.items():
                with noted() as statements:
                    name = verb(number)
                acts.append(Act(f"{kind} {name}", tuple(statements)))
        connection.close()
        return cls(empty, tuple(acts), settings.DATABASES["default"]["OPTIONS"]["init_command"])

    def in_halves(self) -> "Product":
        """A careless product: it sends a message in one transaction, and writes its trace in another."""
        acts = []
        for act in self.acts:
            told = []
            for statement in act.statements:
                told.append(statement)
                if 'INSERT INTO "spaces_message"' in statement[0]:
                    told += [("COMMIT", ()), ("BEGIN IMMEDIATE", ())]
            acts.append(replace(act, statements=tuple(told)))
        return replace(self, acts=tuple(acts))


def begin() -> dict[str, Callable[[int], Any]]:
    """This will begin a private space with a helper, and give the verbs: each takes a number and names what it made."""
    from django.db import transaction

    from ownterms.directory.models import ChangeCounter, Withdrawal
    from ownterms.finding.models import Proposal
    from ownterms.people.models import Person
    from ownterms.spaces import actions
    from ownterms.spaces.models import Entry, Invitation, Message

    amina, ben = Person.objects.create_user(name="Amina"), Person.objects.create_user(name="Ben")
    notebook = actions.begin(amina).part_set.get()
    invitation = Invitation.make(notebook.space, by=amina, called="Ben", slices=[notebook])
    invitation.accept(by=ben, typed=invitation.draw_words(by=amina).split())
    entry = Entry.write(notebook, by=amina, words="A quiet place.")
    ChangeCounter.objects.get_or_create(pk=1, defaults={"last": 0})

    def withdraw(number: int) -> int:
        with transaction.atomic():
            return Withdrawal.objects.create(pk=UUID(int=number + 1), change=ChangeCounter.take(1).start).change

    def look(number: int) -> int:
        Entry.objects.filter(pk=entry.pk).read(by=ben)
        return number + 1

    return {
        "proposal": lambda number: Proposal.make(words=f"words {number}").words,
        "withdrawal": withdraw,
        "entry": lambda number: Entry.write(notebook, by=amina, words=f"Note {number}").pk.hex,
        "look": look,
        "message": lambda number: Message.send(invitation, by=amina, words=f"Hello {number}").pk.hex,
    }


@contextmanager
def noted() -> Iterator[list[tuple[str, tuple[Any, ...]]]]:
    """This will note all that the database is told in the block, the ends of transactions too."""
    from django.db import connection

    statements: list[tuple[str, tuple[Any, ...]]] = []

    def note(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:  # noqa: ANN401, FBT001
        statements.append((sql.replace("%s", "?").replace("%%", "%"), tuple(params or ())))
        return execute(sql, params, many, context)

    told: Any = connection  # Django tells its wrappers of everything but the ends
    commit = told.commit

    def end() -> None:
        statements.append(("COMMIT", ()))
        commit()

    told.commit = end
    try:
        with connection.execute_wrapper(note):
            yield statements
    finally:
        told.commit = commit


def look(files: dict[str, bytearray], folder: Path) -> tuple[set[str], bool]:
    """The names of the acts that an ordinary SQLite finds after the cut, and whether all is whole.

    Half a transaction would be a number handed out and not used, a message without its trace, or a broken chain.
    """
    for name, content in files.items():
        (folder / name).write_bytes(content)
    with closing(sqlite3.connect(folder / FILE)) as rows:
        try:
            return kept(rows)
        except sqlite3.DatabaseError:
            return set(), False


def kept(rows: sqlite3.Connection) -> tuple[set[str], bool]:
    """The same of a database that can be read; raises DatabaseError."""

    def column(sql: str) -> list[Any]:
        return [value for (value,) in rows.execute(sql)]

    whole = column("PRAGMA integrity_check") == ["ok"]
    changes, last = (
        column("SELECT change FROM directory_withdrawal"),
        column("SELECT last FROM directory_changecounter"),
    )
    messages, acts = column("SELECT id FROM spaces_message"), column("SELECT act FROM trail_trace")
    found = {f"proposal {words}" for words in column("SELECT words FROM finding_proposal")}
    found |= {f"withdrawal {change}" for change in changes}
    found |= {f"entry {entry}" for entry in column("SELECT id FROM spaces_entry")}
    found |= {f"look {number + 1}" for number in range(acts.count("looked"))}
    found |= {f"message {message}" for message in messages}
    whole = whole and last == [max([0, *changes])] and acts.count("left message") == len(messages)
    return found, whole and is_unbroken(rows)


def is_unbroken(rows: sqlite3.Connection) -> bool:
    """Whether each trace names the one before it, and the head is the last of them."""
    links = rows.execute("SELECT number, previous, link FROM trail_trace ORDER BY number").fetchall()
    before = chain.BEGINNING
    for count, (number, previous, link) in enumerate(links, start=1):
        if number != count or previous != before:
            return False
        before = link
    return rows.execute("SELECT number, link FROM trail_head").fetchall() == [(len(links), before)]
