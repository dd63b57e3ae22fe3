"""QR codes: drawn as their makers say, black on white, with room around."""

import re

import pytest
import segno

from ownterms.design.qr import QUIET, QrCode, qr_code

LINK = "https://hub.example.org/invited/amber-kettle-river-button-sunny-pear/"
RUN = re.compile(r"M(\d+) (\d+)h(\d+)v1h-(\d+)z")


def black(drawn: QrCode) -> set[tuple[int, int]]:
    """The modules (across, down) that are drawn black."""
    runs = [tuple(map(int, run)) for run in RUN.findall(drawn.path)]
    assert "".join(f"M{x} {y}h{n}v1h-{m}z" for x, y, n, m in runs) == drawn.path
    return {(x + step, y) for x, y, n, _ in runs for step in range(n)}


class TestQrCode:
    @pytest.mark.parametrize("text", [LINK, "a", "Grüße an Cora ☕", "x" * 2_300])
    def test_is_drawn_as_the_matrix_says(self, text: str) -> None:
        rows = list(segno.make_qr(text, error="m").matrix)

        drawn = qr_code(text)

        assert drawn.side == len(rows) + 2 * QUIET
        assert black(drawn) == {
            (x + QUIET, y + QUIET) for y, row in enumerate(rows) for x, dark in enumerate(row) if dark
        }

    def test_leaves_four_modules_of_white_around(self) -> None:
        drawn = qr_code(LINK)
        middle = range(4, drawn.side - 4)

        assert all(x in middle and y in middle for x, y in black(drawn))

    def test_of_a_link_is_coarse_enough_to_be_read_from_paper(self) -> None:
        assert 45 / qr_code(LINK).side > 0.8  # millimetres a module, printed 45 mm wide

    def test_refuses_more_than_a_code_can_hold(self) -> None:
        with pytest.raises(segno.DataOverflowError):
            qr_code("x" * 5_000)
