"""Real feeds as they come, where they are at hand: each is taken, and taking it twice changes nothing."""

import os
from pathlib import Path

import pytest

from ownterms.directory.feeds.row import FeedRefused
from ownterms.directory.models import Listing
from ownterms.directory.tests.millbrook import take

HERE = Path(__file__).resolve().parents[3]
SHARED = Path(os.environ.get("OWNTERMS_SHARED_DATA", HERE.parent / "shared" / "data")) / "directory"
FEEDS = {
    "csv": 200,
    "hsds1_ohana_sample": 20,
    "hsds2_miami211/datapackage-1566177582.zip": 4000,
    "hsds3_examples/examples": 1,
    "hsds3_examples/examples/csv": 1,
    "hsds3_examples/examples/tabular.json": 1,
    "hsds3_examples/examples/organization_full.json": 1,
    "hsds3_examples/examples/service_full.json": 1,
    "hsds3_examples/examples/service_at_location_full.json": 1,
    "hsds_sample_datapackage/all_resources": 10,
    "hsds_sample_datapackage/simple.zip": 10,
    "oruk3/V3.0-UK-Default": 1,
    "oruk3/V3.0-UK-Warn": 1,
    "oruk3/V3.0-UK-Fail": 1,
    "../listings.jsonl": 9951,
}

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(not SHARED.exists(), reason="The folder of real feeds is not here."),
]


@pytest.mark.parametrize(
    ("feed", "at_least"),
    [pytest.param(feed, count, marks=[pytest.mark.slow] * (count > 1000)) for feed, count in FEEDS.items()],
)
def test_is_taken_and_the_second_time_nothing_is_new(feed: str, at_least: int) -> None:
    path = SHARED / "originals" / feed

    report = take(path)

    assert report.listings.listed >= at_least
    assert Listing.objects.count() == report.listings.listed
    assert take(path).is_nothing_new


def test_every_single_file_is_taken_or_refused_with_a_sentence() -> None:
    outcomes = {}
    for file in sorted((SHARED / "originals").rglob("*")):
        if not file.is_file() or file.stat().st_size > 1_000_000:
            continue
        try:
            outcomes[file.name] = take(file, name=str(file)).listings.listed
        except FeedRefused as refused:
            outcomes[file.name] = str(refused)

    assert outcomes
    assert all(isinstance(each, int) or each.endswith(".") for each in outcomes.values())
