"""Devices and places on the network, told coarsely."""

import pytest

from ownterms.lib.browser.device import device
from ownterms.lib.network import neighbourhood


class TestDevice:
    @pytest.mark.parametrize(
        ("told", "known"),
        [
            ("Mozilla/5.0 (Android 14; Mobile; rv:128.0) Gecko/128.0 Firefox/128.0", ("Firefox", "Android")),
            ("Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) Version/17.5 Safari/604.1", ("Safari", "iPhone")),
            ("Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/126.0 Safari/537.36 Edg/126.0", ("Edge", "Windows")),
            ("Mozilla/5.0 (Linux; Android 13) SamsungBrowser/25.0 Chrome/121", ("Samsung Internet", "Android")),
            ("Mozilla/5.0 (X11; Linux x86_64) HeadlessChrome/126.0 Safari/537.36", ("Chrome", "Linux")),
            ("curl/8.0", ("", "")),
            ("", ("", "")),
        ],
    )
    def test_goes_by_its_everyday_name(self, told: str, known: tuple[str, str]) -> None:
        assert device(told) == known


class TestNeighbourhood:
    @pytest.mark.parametrize(
        ("address", "one"),
        [
            ("192.0.2.7", "192.0.2.7"),
            ("::ffff:192.0.2.7", "192.0.2.7"),
            ("2001:db8::1", "2001:db8::/64"),
            ("2001:db8::ffff:1", "2001:db8::/64"),
            ("192.0.2.7:51234", "192.0.2.7"),
            ("[2001:db8::1]:51234", "2001:db8::/64"),
            ("[2001:db8::1]", "2001:db8::/64"),
            ("", ""),
            ("unix:", "unix:"),
        ],
    )
    def test_is_what_one_asker_cannot_easily_change(self, address: str, one: str) -> None:
        assert neighbourhood(address) == one
