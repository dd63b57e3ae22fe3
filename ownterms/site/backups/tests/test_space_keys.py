"""The keys of private spaces: beside the backups, never in them, and gone with what was erased."""

import json
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.db import connection

from ownterms.people.models import Person
from ownterms.site.backups import making, space_keys
from ownterms.site.backups.archive import BadArchive
from ownterms.site.backups.restoring import restore
from ownterms.spaces import actions
from ownterms.spaces.models import Entry, Space, SpaceKey

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def own_folder(settings: LazySettings, tmp_path: Path) -> Path:
    settings.DATA, settings.BACKUPS = tmp_path, ""
    return tmp_path


def begun(name: str) -> Space:
    person = Person.objects.create_user(name=name)
    space = actions.begin(person)
    Entry.write(space.part_set.get(), by=person, words=f"{name} wrote this.")
    return space


class TestTheFileOfKeys:
    def test_is_readable_by_its_owner_only_and_holds_what_is_sealed(self, own_folder: Path) -> None:
        space = begun("Amina")

        space_keys.write(own_folder)

        file = own_folder / space_keys.NAME
        assert file.stat().st_mode & 0o777 == 0o600
        assert [key.pk for key in space_keys.read(file)] == [space.pk]
        assert space.key.hex() not in file.read_text()

    def test_brings_words_back_and_erases_what_was_erased(self, own_folder: Path) -> None:
        kept, erased = begun("Amina"), begun("Dev")
        space_keys.write(own_folder)
        everything = space_keys.read(own_folder / space_keys.NAME)
        SpaceKey.objects.all().delete()  # as rows come back from a copy

        assert space_keys.bring_back([key for key in everything if key.pk != erased.pk]) == 1

        assert list(Space.objects.all()) == [kept]
        assert [entry.words for entry in Entry.objects.read(by=kept.person)] == ["Amina wrote this."]

    def test_forgets_what_was_erased_at_the_next_round(self, own_folder: Path) -> None:
        kept, erased = begun("Amina"), begun("Dev")
        space_keys.write(own_folder)
        assert not space_keys.drop_erased(own_folder)

        actions.erase(erased, by=erased.person)

        assert space_keys.drop_erased(own_folder)
        assert [key.pk for key in space_keys.read(own_folder / space_keys.NAME)] == [kept.pk]

    def test_of_no_folder_is_no_trouble(self, own_folder: Path) -> None:
        assert not space_keys.drop_erased(own_folder / "none")

    @pytest.mark.parametrize(
        "content", ["", "[1]", '{"x": {}}', '{"00": {"under": "a", "sealed": "?"}}', "[" * 100_000]
    )
    def test_that_is_no_such_file_is_refused(self, own_folder: Path, content: str) -> None:
        (own_folder / "keys").write_text(content)

        with pytest.raises(BadArchive):
            space_keys.read(own_folder / "keys")


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor != "sqlite", reason="The other database is copied by its own tools.")
class TestABackup:
    def test_holds_no_keys_and_is_refused_without_them(self, own_folder: Path, settings: LazySettings) -> None:
        begun("Amina")
        (own_folder / "backups").mkdir()
        made = making.make_backup(own_folder / "backups")

        assert made.manifest.rows["spaces_spacekey"] == 0
        assert len(json.loads((own_folder / "backups" / space_keys.NAME).read_text())) == 1
        master = settings.MASTER_KEYS
        settings.MASTER_KEYS = [b"x" * 32]
        with pytest.raises(BadArchive, match="old master"):
            restore(made.file)
        settings.MASTER_KEYS = master
        (own_folder / "backups" / space_keys.NAME).unlink()
        with pytest.raises(BadArchive, match="does not lie beside"):
            restore(made.file)
