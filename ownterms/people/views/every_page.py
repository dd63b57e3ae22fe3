"""What people add to every page: a mark to each form, and a question that cannot wait."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar

from django.http import HttpRequest
from django.utils import timezone
from django.utils.functional import lazy
from django.utils.safestring import SafeString

from ownterms.design.pages import is_signed_in
from ownterms.people.models import Recovery
from ownterms.people.sessions import SessionStore
from ownterms.people.views.drafts import token_and_mark


def every_page(request: HttpRequest) -> dict[str, Any]:
    """This will give the page frame what it shows to somebody who is signed in. Nothing is looked up before it is."""
    return {
        "csrf_input": lazy(token_and_mark, SafeString)(request),
        "pressing": lambda: _was_it_you(request),
    }


@dataclass(frozen=True)
class Pressing:
    """Something that its reader must see wherever they are: a card waits to open their page."""

    opens_at: datetime
    template: ClassVar[str] = "people/parts/was_it_you.jinja"


def _was_it_you(request: HttpRequest) -> Pressing | None:
    if not is_signed_in(request) or not isinstance(request.session, SessionStore):
        return None
    asked_at = request.session.asked_to_recover
    if asked_at is None or asked_at + Recovery.WAIT + Recovery.STAYS_OPEN < timezone.now():
        return None
    return Pressing(timezone.localtime(asked_at + Recovery.WAIT))
