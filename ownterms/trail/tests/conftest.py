"""Master keys of the tests' own."""

import pytest
from django.conf import LazySettings


@pytest.fixture(autouse=True)
def master_key(settings: LazySettings) -> None:
    settings.MASTER_KEYS = [b"k" * 32]
