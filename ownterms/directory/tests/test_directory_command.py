"""The command: what it prints, and how it ends."""

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from ownterms.directory.models import Duplicate, Listing, Service, Source, Withdrawal
from ownterms.directory.tests.millbrook import MILLBROOK, write

pytestmark = pytest.mark.django_db


def say(*words: str) -> str:
    """What the command prints."""
    out = StringIO()
    call_command("directory", *words, stdout=out)
    return out.getvalue()


@pytest.fixture
def feed(tmp_path: Path) -> str:
    """A folder with Millbrook's feed."""
    return str(write(tmp_path / "millbrook", MILLBROOK))


class TestImport:
    def test_tells_what_came_of_it(self, feed: str) -> None:
        told = say("import", feed, "--licence", "CC BY")

        assert "2 listings: 2 new, 0 changed, 0 withdrawn." in told
        assert "Not listed: 1, not running, says the source." in told
        assert (Source.objects.get().name, Source.objects.get().licence) == ("millbrook", "CC BY")
        assert say("import", feed).splitlines()[-1] == "Nothing new."
        assert Source.objects.get().licence == "CC BY"

    def test_prints_the_report_as_json(self, feed: str) -> None:
        report = json.loads(say("import", feed, "--json", "--name", "Town", "--invented"))

        assert (report["source"], report["format"], report["nothing_new"]) == ("Town", "hsds-2", False)
        assert report["tables"]["service"]["new"] == 3
        assert Listing.objects.all()[0].is_invented

    def test_shows_the_mapping_it_guessed(self, tmp_path: Path) -> None:
        (tmp_path / "groups.csv").write_text("Name,Town\nSeed swap,Millbrook\n")

        assert 'name = "Name"' in say("import", str(tmp_path / "groups.csv"))

    @pytest.mark.parametrize(
        ("words", "sentence"),
        [
            (["import", "/nowhere/at/all"], "There is nothing at"),
            (["import", "{feed}", "--map", "/nowhere.toml"], "could not be read"),
            (["remove", "Nobody"], "There is no source called Nobody"),
            (["duplicates", "--join", "77"], "There is no pair 77"),
        ],
    )
    def test_a_mistake_gets_a_sentence(self, feed: str, words: list[str], sentence: str) -> None:
        with pytest.raises(CommandError, match=sentence):
            say(*(word.format(feed=feed) for word in words))

    @pytest.mark.parametrize(
        ("mapping", "sentence"),
        [
            ("not toml", "neither TOML nor JSON"),
            ("a = 1", r"no \[\[table\]\]"),
            ('[[table]]\nrows = "things"', "rows must be one of"),
            ('[[table]]\n[table.columns]\nid = "x"', "which column is the name"),
            ('[[table]]\n[table.columns]\nname = "x"\nshoe = "y"', "not known: shoe"),
        ],
    )
    def test_a_bad_mapping_gets_a_sentence(self, feed: str, tmp_path: Path, mapping: str, sentence: str) -> None:
        (tmp_path / "map.toml").write_text(mapping)

        with pytest.raises(CommandError, match=sentence):
            say("import", feed, "--map", str(tmp_path / "map.toml"))


class TestSources:
    def test_are_listed(self, feed: str) -> None:
        assert "Nothing was read yet" in say("sources")
        say("import", feed)

        assert say("sources").startswith("millbrook: 2 · hsds-2 ·")
        assert json.loads(say("sources", "--json"))["sources"][0]["listings"] == 2

    def test_are_removed_whole(self, feed: str) -> None:
        say("import", feed)

        assert "Removed, with 2 listings." in say("remove", "millbrook")
        assert (Source.objects.count(), Service.objects.count(), Listing.objects.count()) == (0, 0, 0)
        assert Withdrawal.objects.count() == 2


class TestDuplicates:
    def test_are_shown_and_decided(self, feed: str) -> None:
        say("import", feed, "--name", "One")
        say("import", feed, "--name", "Two")
        first, second = Duplicate.objects.order_by("pk")

        assert "2 pairs are open." in say("duplicates")
        assert json.loads(say("duplicates", "--json"))["pairs"][0]["pair"] == first.pk
        say("duplicates", "--join", str(first.pk), "--keep", "second", "--by", "Amina")
        say("duplicates", "--keep-apart", str(second.pk))
        assert "0 pairs are open." in say("duplicates")
        say("duplicates", "--separate", str(first.pk))
        assert "1 pairs are open." in say("duplicates")
