"""Who a listing is for, and who is asking."""

import pytest

from ownterms.finding.engine import words
from ownterms.finding.engine.asking.asked import Asked
from ownterms.finding.engine.asking.audience import Audiences, BadAudiences, ages_in

STANDARD = Audiences.standard()


def asked(text: str) -> tuple[str, ...]:
    return STANDARD.names(STANDARD.asked(Asked.of(words.of(text))))


class TestAudiences:
    @pytest.mark.parametrize(
        ("said", "audience"),
        [
            ("as a woman I want", "women"),
            ("somewhere for men to talk", "men"),
            ("my daughter is bored", "children"),
            ("I was in the army", "veterans"),
            ("I use a wheelchair", "disabled people"),
        ],
    )
    def test_are_heard(self, said: str, audience: str) -> None:
        assert audience in asked(said)

    def test_are_not_imagined(self) -> None:
        assert asked("I want to play chess") == ()

    def test_are_read_in_names_and_after_for(self) -> None:
        assert STANDARD.names(STANDARD.headed(words.stems("Riverside Women's Group"))) == ("women",)
        assert STANDARD.names(STANDARD.served(words.stems("A warm place for older people"))) == ("older people",)
        assert STANDARD.names(STANDARD.served(words.stems("Women founded it. It is open."))) == ()

    def test_follow_ages(self) -> None:
        assert STANDARD.names(STANDARD.of_ages([(15, 15)])) == ("teenagers",)

    def test_names_of_masks_come_back(self) -> None:
        assert STANDARD.names(STANDARD.mask(["men", "women", "nobody we know"])) == ("men", "women")

    @pytest.mark.parametrize(
        "text", ["men\n", "== sex\n    said: x\n", "== sex\nmen\n    sung: x\n", "== sex\nmen 3\n"]
    )
    def test_name_the_line_of_a_mistake(self, text: str) -> None:
        with pytest.raises(BadAudiences, match="Line"):
            Audiences.read(text)


class TestAges:
    @pytest.mark.parametrize(
        ("text", "ages"),
        [
            ("For ages 5-11.", [(5, 11)]),
            ("aged 13 to 18", [(13, 18)]),
            ("7 - 9 years", [(7, 9)]),
            ("ages 55 and over", [(55, 120)]),
            ("60+ welcome", [(60, 120)]),
            ("under 5s", [(0, 4)]),
            ("open 9 to 5, under 30 minutes away", []),
            ("no ages", []),
        ],
    )
    def test_are_read(self, text: str, ages: list[tuple[int, int]]) -> None:
        assert ages_in(text) == ages
