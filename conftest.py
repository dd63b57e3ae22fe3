"""What every test stands on: no network, no files of the real installation, no built assets."""

import os
import tempfile
from pathlib import Path

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "yes")  # the browser's library keeps an event loop running

import pytest
from django.conf import LazySettings
from django.conf import settings as house
from pytest_socket import socket_allow_hosts

# Settings are loaded before this file is: what they say of the real installation is put right here.
house.DATA = Path(tempfile.mkdtemp(prefix="ownterms-tests-"))
house.STATIC_ROOT = house.DATA / "static"
house.STATIC_ROOT.mkdir()
(house.DATA / "key").touch(mode=0o600)
if "sqlite" in house.DATABASES["default"]["ENGINE"]:
    # In a file, as in life: in memory, a story and its server share a connection, which cannot wait for itself.
    house.DATABASES["default"]["TEST"]["NAME"] = house.DATA / "tests.sqlite3"

TOUCH_ROWS = {"db", "transactional_db", "live_server"}


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark every test that touches rows: `./test` runs those on PostgreSQL too."""
    for item in items:
        if item.get_closest_marker("django_db") or TOUCH_ROWS & set(getattr(item, "fixturenames", ())):
            item.add_marker("data")


@pytest.fixture(autouse=True)
def plain_files(settings: LazySettings) -> None:
    """Styles and scripts as they lie in the packages, without building names for them."""
    settings.STORAGES = settings.STORAGES | {
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    }


@pytest.fixture(autouse=True)
def closed_network() -> None:
    """Nothing leaves this machine, whatever a test does."""
    socket_allow_hosts(["127.0.0.1", "::1"], allow_unix_socket=True)
