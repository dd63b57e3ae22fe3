"""From the command line: the invented person is taken and brought, and nobody real is."""

from pathlib import Path

import pytest

from ownterms.exchange.own.same import same_but_for_ids_and_dates
from ownterms.people.models import Card, Person
from ownterms.site.command_line import main
from ownterms.spaces.models import Space

pytestmark = [pytest.mark.data, pytest.mark.django_db]


def test_the_invented_person_comes_back_the_same_and_nothing_is_kept(tmp_path: Path) -> None:
    one, other = tmp_path / "one.json", tmp_path / "other.json"

    assert main(["export", "--demo", "--json", str(one)]) == 0
    assert main(["import", str(one), "--json", str(other)]) == 0

    assert same_but_for_ids_and_dates(one.read_bytes()) == same_but_for_ids_and_dates(other.read_bytes())
    assert not Space.objects.exists()
    assert not Person.objects.exists()


def test_it_can_be_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", "--demo", "--json", "-"]) == 0

    assert capsys.readouterr().out.startswith('{\n"ownterms": 1,')


@pytest.mark.parametrize(
    ("content", "says"),
    [(b"no such thing", "That is not a file that was taken"), (b'{"ownterms": 2}', "newer Own Terms")],
)
def test_what_cannot_be_brought_gets_a_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], content: bytes, says: str
) -> None:
    (tmp_path / "one.json").write_bytes(content)

    assert main(["import", str(tmp_path / "one.json"), "--json", str(tmp_path / "other.json")]) == 1

    assert says in capsys.readouterr().err
    assert not (tmp_path / "other.json").exists()


def test_a_file_that_is_not_there_gets_a_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["import", str(tmp_path / "none.json"), "--json", "-"]) == 1

    assert "cannot be read" in capsys.readouterr().err


def test_a_real_person_is_taken_by_nobody_from_here(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", "--help"]) == 0

    assert "signed in, at /space/take/" in " ".join(capsys.readouterr().out.split())


class TestInvited:
    def test_people_live_here_and_go_with_the_demo(self, capsys: pytest.CaptureFixture[str]) -> None:
        cora = Person.objects.create_user(name="Cora")
        assert main(["demo", "--reset"]) == 0
        asha = Person.objects.get(name="Asha")

        assert main(["demo", "--people"]) == 0
        told = capsys.readouterr().out
        assert [each.partition(":")[0] for each in told.splitlines()[-5:-1]] == ["Asha", "Denise", "Meera", "Tom"]
        assert Card.of(asha)
        assert Space.objects.of(asha)

        assert main(["demo", "--remove"]) == 0
        assert list(Person.objects.all()) == [cora]
        assert not Space.objects.exists()

    def test_words_are_drawn_for_nobody_where_nobody_is_invented(self, capsys: pytest.CaptureFixture[str]) -> None:
        Person.objects.create_user(name="Cora")

        assert main(["demo", "--people"]) == 1

        assert "No invented people are here" in capsys.readouterr().err


class TestAsked:
    """What was asked for is made, or it is said that it is not; nothing else is written in its place."""

    @pytest.mark.parametrize(
        ("words", "says"),
        [
            (["--demo", "--format", "datapackage", "x.zip"], "--format is for the directory"),
            (["--demo", "x.zip"], "x.zip ends in .zip"),
            (["--demo", "--html", "x.pdf"], "x.pdf ends in .pdf"),
            (["--html", "x.zip"], "Say --demo too"),
            (["--demo", "--html", "--docx", "x.html"], "one kind of file at a time"),
        ],
    )
    def test_another_kind_is_not_written_in_its_place(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str], words: list[str], says: str
    ) -> None:
        assert main(["export", *words[:-1], str(tmp_path / words[-1])]) == 2

        assert says in capsys.readouterr().err
        assert not list(tmp_path.iterdir())

    def test_the_ending_says_the_kind_where_nothing_else_does(self, tmp_path: Path) -> None:
        assert main(["export", "--demo", str(tmp_path / "all.html")]) == 0

        assert (tmp_path / "all.html").read_bytes().startswith(b"<!doctype html>")

    def test_a_folder_that_is_not_there_is_not_made(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        for words in (["--demo"], []):
            assert main(["export", *words, str(tmp_path / "none" / "all.json")]) == 1

            assert "The folder" in (said := capsys.readouterr().err)
            assert "is not there" in said
        assert not (tmp_path / "none").exists()

    def test_a_file_that_was_cut_short_is_told_so(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        (tmp_path / "half.json").write_bytes(b'{\n"ownterms": 1,\n"name": "Am')

        assert main(["import", str(tmp_path / "half.json"), "--json", "-"]) == 1

        assert "cut short" in capsys.readouterr().err

    def test_the_help_says_what_json_means_where(self, capsys: pytest.CaptureFixture[str]) -> None:
        main(["export", "--help"])
        assert "takes no file" in " ".join(capsys.readouterr().out.split())

        main(["import", "--help"])
        assert "takes a file" in " ".join(capsys.readouterr().out.split())
