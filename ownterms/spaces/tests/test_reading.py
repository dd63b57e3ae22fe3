"""Reading: what is open comes with its words, and every look of another leaves its row."""

import pytest
from django.db import connection

from ownterms.lib.sealing import Tampered
from ownterms.people.models import Person
from ownterms.spaces.fields import Unread
from ownterms.spaces.models import Entry, Invitation, NoKey, Part, SpaceKey
from ownterms.trail.models import Act, Trace


def looks(entry: Entry) -> list[Trace]:
    return [trace for trace in Trace.objects.of(entry.space_id) if trace.act == Act.LOOKED]


class TestReading:
    def test_gives_a_person_their_own_words_and_leaves_no_row(self, entry: Entry, amina: Person) -> None:
        [read] = Entry.objects.read(by=amina)

        assert read.words == "I would like a quiet place."
        assert looks(entry) == []

    def test_leaves_a_row_of_who_looked_at_what_under_which_invitation(
        self, entry: Entry, invitation: Invitation, ben: Person
    ) -> None:
        [read] = Entry.objects.read(by=ben, why="Before we meet.")

        [look] = looks(entry)
        assert read.words == "I would like a quiet place."
        assert (look.who, look.under, look.about) == (ben.pk, invitation.pk, [("spaces.Entry", entry.pk, 1)])
        assert b"Before" not in bytes(look.why)

    def test_opens_nothing_where_the_row_cannot_be_kept(
        self, entry: Entry, invitation: Invitation, ben: Person, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def full(*_: object, **__: object) -> None:
            raise OSError

        monkeypatch.setattr(Trace, "write", full)

        with pytest.raises(OSError):  # noqa: PT011
            Entry.objects.read(by=ben)

    def test_gives_a_stranger_nothing_and_leaves_no_row(self, entry: Entry, dev: Person) -> None:
        assert Entry.objects.read(by=dev) == []
        assert looks(entry) == []

    def test_is_the_only_way_to_the_words(self, entry: Entry) -> None:
        with pytest.raises(Unread):
            str(Entry.objects.get().words)

    def test_asks_as_often_for_many_entries_as_for_one(
        self, notebook: Part, entry: Entry, invitation: Invitation, ben: Person, django_assert_num_queries: object
    ) -> None:
        for number in range(20):
            Entry.write(notebook, by=notebook.space.person, words=f"Note {number}")

        with connection.execute_wrapper(counted := Counted()):
            Entry.objects.filter(pk=entry.pk).read(by=ben)
        one, counted.number = counted.number, 0
        with connection.execute_wrapper(counted):
            Entry.objects.read(by=ben)
        assert counted.number == one


class Counted:
    """Counts queries."""

    number = 0

    def __call__(self, execute, sql, params, many, context):  # noqa: ANN001, ANN204
        self.number += 1
        return execute(sql, params, many, context)


class TestSealing:
    def test_keeps_words_out_of_the_database(self, entry: Entry) -> None:
        with connection.cursor() as cursor:
            cursor.execute("SELECT words FROM spaces_entry")
            assert b"quiet" not in bytes(cursor.fetchone()[0])

    def test_binds_words_to_their_row(self, entry: Entry, notebook: Part, amina: Person) -> None:
        other = Entry.write(notebook, by=amina, words="Other words.")
        with connection.cursor() as cursor:
            cursor.execute("UPDATE spaces_entry SET words = (SELECT words FROM spaces_entry WHERE version = 1 LIMIT 1)")

        found = Entry.objects.read(by=amina)

        unmoved = 0
        for each in found:
            try:
                assert each.words in {"Other words.", "I would like a quiet place."}
                unmoved += 1
            except Tampered:
                continue
        assert (len(found), unmoved) == (2, 1)
        assert other.pk != entry.pk

    def test_ends_with_the_key(self, entry: Entry, amina: Person) -> None:
        SpaceKey.objects.all().delete()

        with pytest.raises(NoKey):
            Entry.objects.read(by=amina)
