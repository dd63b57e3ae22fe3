"""The circle as a picture: nobody in it is lost or hidden."""

import pytest

from ownterms.agenda.circle import circle_of
from ownterms.agenda.tools import Answers
from ownterms.agenda.tools.circle import NEAR

ROWS = [
    {"name": "Denise", "ring": "closest", "words": "She fixes the hoover."},
    {"name": "Mrs Bell", "ring": "paid", "words": ""},
    {"name": "Tom", "ring": "next door", "words": ""},
    {"name": "", "ring": "", "words": "Whoever feeds the cat."},
]


def circle(count: int) -> Answers:
    return {
        "people": [{"name": f"Friend {number}", "ring": list(NEAR)[number % 4], "words": ""} for number in range(count)]
    }


class TestCircle:
    def test_everyone_stands_where_their_person_put_them(self) -> None:
        drawn = circle_of({"people": ROWS})

        assert drawn is not None
        assert {ring.slug: [row["name"] for row in ring.people] for ring in drawn.rings} == {
            "closest": ["Denise"],
            "close": [],
            "around": [],
            "paid": ["Mrs Bell"],
            "": ["Tom", ""],
        }

    def test_nobody_in_it_is_no_picture(self) -> None:
        assert circle_of({}) is None

    @pytest.mark.parametrize("count", [1, 2, 7, 23, 40, 400])
    def test_the_list_holds_all_and_the_picture_as_many_as_can_be_drawn(self, count: int) -> None:
        drawn = circle_of(circle(count))

        assert drawn is not None
        assert drawn.count == count
        assert sum(len(ring.drawn) for ring in drawn.rings) == min(count, 120)

    def test_the_same_people_keep_their_places(self) -> None:
        assert circle_of(circle(13)) == circle_of(circle(13))
