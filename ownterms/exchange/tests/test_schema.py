"""A program that tries to break the open directory: it asks what the schema allows, and what it forbids."""

import json
from typing import Any

import pytest
import schemathesis
from django.core.wsgi import get_wsgi_application
from hypothesis import HealthCheck, settings
from schemathesis.config import SchemathesisConfig

from ownterms.directory.models import Listing
from ownterms.exchange.tests.conftest import Reader
from ownterms.exchange.views import feed
from ownterms.exchange.views.whole import described


def asked_by_the_book(*, whole: bool) -> Any:  # noqa: ANN401  that library's own
    """The schema as it would be read; `whole` tries out every edge of every filter, one by one."""
    found = schemathesis.openapi.from_dict(json.loads(json.dumps(described())), config=SchemathesisConfig())
    found.app = get_wsgi_application()
    found.config.phases.coverage.enabled = whole
    return found


pytestmark = pytest.mark.usefixtures("one_connection")

HEADERS = {"Host": "localhost", "Accept-Encoding": "identity"}
BOUNDED = {"deadline": None, "suppress_health_check": list(HealthCheck)}


@asked_by_the_book(whole=False).parametrize()
@settings(max_examples=8, derandomize=True, **BOUNDED)
def test_a_sample_holds(case: schemathesis.Case, reader: Reader, kitchen: Listing) -> None:
    case.call_and_validate(headers=HEADERS)


@pytest.mark.slow
@asked_by_the_book(whole=True).parametrize()
@settings(max_examples=150, **BOUNDED)
def test_all_of_it_holds(case: schemathesis.Case, reader: Reader, kitchen: Listing) -> None:
    case.call_and_validate(headers=HEADERS)


def test_an_answer_that_breaks_the_schema_is_found(
    reader: Reader, kitchen: Listing, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(feed, "VERSION", 3)

    operation = asked_by_the_book(whole=False)["/"]["GET"]
    with pytest.raises(schemathesis.core.failures.FailureGroup, match="schema"):
        operation.Case().call_and_validate(headers=HEADERS)
