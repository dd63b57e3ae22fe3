"""Drafts: what somebody typed comes back to them, though their session had ended when they pressed the button.

Every form of ours bears a mark of whose page it stands on. When a form cannot be taken, what was typed is sealed under
a key that goes into a cookie, and stands in the form again once the same person has signed in. Nothing is saved by
that. Without the mark, and for anybody else, there is no draft.
"""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from typing import Final, TypeVar
from urllib.parse import urlsplit
from uuid import UUID

from django.contrib.auth import SESSION_KEY
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.backends.utils import csrf_input
from django.template.loader import render_to_string
from django.utils.crypto import salted_hmac
from django.utils.html import format_html
from django.utils.safestring import SafeString

from ownterms.design.pages import is_signed_in
from ownterms.lib.filled import filled
from ownterms.lib.sealing import Tampered
from ownterms.people.models import Draft, Person, Tally
from ownterms.people.models.draft import Typed
from ownterms.people.views.asking import asker
from ownterms.people.views.onwards import own_address

COOKIE: Final = "draft"
"""Holds the id of a draft and its key."""

MARK: Final = "whose"
"""The field of a form that bears the mark."""

NEVER: Final = {"csrfmiddlewaretoken", MARK, "next", "code", "card", "token", "credential", "password"}
"""Fields that are never kept: what they hold opens something."""

LONGEST: Final = 256 * 1024
"""Characters of one draft."""

MOST: Final = 60
"""Drafts in an hour, from one place on the network."""

CARRIED: Final = "carry-"
"""Stands before the names of fields that somebody brings along to beginning."""

SALT: Final = "people.Draft"

Answer = TypeVar("Answer", bound=HttpResponse)


def token_and_mark(request: HttpRequest) -> SafeString:
    """This will give the hidden fields of every form: its token, and the mark of its reader where one is signed in."""
    token = csrf_input(request)
    if not is_signed_in(request):
        return token
    mark = signing.Signer(salt=SALT).sign(mark_of(request.session[SESSION_KEY]))
    return token + format_html('<input type="hidden" name="{}" value="{}">', MARK, mark)


def mark_of(person: UUID | str) -> str:
    """This will give the mark of a person, by their id: it tells nobody who they are."""
    return salted_hmac(SALT, str(person), algorithm="sha256").hexdigest()[:32]


def seen_at(request: HttpRequest, *, otherwise: str) -> str:
    """This will give the address of our page on which a form was filled in, or another where none is told."""
    told = urlsplit(request.headers.get("Referer", ""))
    ours = told.netloc == request.get_host()
    page = f"{told.path}?{told.query}" if told.query else told.path
    return own_address(page, otherwise=otherwise) if ours else otherwise


def kept(request: HttpRequest, answer: Answer) -> Answer | None:
    """This will keep what a form brought, and give the answer with the key to it; None where nothing is to be kept."""
    try:
        whose = signing.Signer(salt=SALT).unsign(request.POST.get(MARK, ""))
    except signing.BadSignature:
        return None
    fields = {name: values for name, values in request.POST.lists() if name not in NEVER}
    page = seen_at(request, otherwise=request.path)
    return _keep(request, answer, Typed(whose=whose, page=page, action=request.path, fields=fields))


def _keep(request: HttpRequest, answer: Answer, typed: Typed) -> Answer | None:
    length = sum(len(value) for values in typed.fields.values() for value in values)
    if not 0 < length <= LONGEST or not Tally.take("drafts from one place", asker(request), most=MOST, minutes=60):
        return None
    draft, key = Draft.keep(typed)
    life = int(Draft.LIVES.total_seconds())
    secure = request.is_secure()
    answer.set_cookie(COOKIE, cookie_of(draft, key), max_age=life, httponly=True, samesite="Strict", secure=secure)
    return answer


def carried(request: HttpRequest) -> list[tuple[str, str]]:
    """This will give the fields (name, value) that somebody brings along to beginning, for the form to carry on."""
    return [(name, value) for name, values in request.POST.lists() if name.startswith(CARRIED) for value in values]


def brought_along(request: HttpRequest, answer: Answer, person: Person, *, to: str) -> Answer:
    """This will keep what somebody brought along for the form at `to`, now that they are known, and for them alone."""
    fields: dict[str, list[str]] = {}
    for name, value in carried(request):
        fields.setdefault(name.removeprefix(CARRIED), []).append(value)
    if to and fields:
        page = urlsplit(to).path
        _keep(request, answer, Typed(whose=mark_of(person.pk), page=to, action=page, fields=fields, came_along=True))
    return answer


def cookie_of(draft: Draft, key: bytes) -> str:
    """This will write down which draft it is, and its key."""
    return f"{draft.pk.hex}.{urlsafe_b64encode(key).decode()}"


def brought_back(request: HttpRequest, answer: HttpResponse) -> HttpResponse:
    """This will put a draft into the page on which it was typed, for the one who typed it and for nobody else."""
    if COOKIE in answer.cookies or not is_signed_in(request):
        return answer
    draft, typed = _held(request)
    sent = request.method == "POST" and typed and request.path == typed.action and answer.status_code < 400
    if not draft or not typed or typed.whose != mark_of(request.session[SESSION_KEY]) or sent:
        if draft:
            draft.delete()
        answer.delete_cookie(COOKIE, samesite="Strict")
        return answer
    if request.method != "GET" or request.path != urlsplit(typed.page).path:
        return answer
    return _with_words(request, answer, typed)


def _held(request: HttpRequest) -> tuple[Draft | None, Typed | None]:
    name, _dot, key = request.COOKIES[COOKIE].partition(".")
    try:
        draft = Draft.objects.live().filter(pk=UUID(name)).first()
        return draft, draft.read(urlsafe_b64decode(key)) if draft else None
    except (ValueError, Tampered):
        return None, None


def _with_words(request: HttpRequest, answer: HttpResponse, typed: Typed) -> HttpResponse:
    notice = render_to_string("people/parts/draft_notice.jinja", {"came_along": typed.came_along}, request=request)
    page = answer.content.decode() if answer.headers.get("Content-Type", "").startswith("text/html") else ""
    if anew := filled(page, typed.fields, action=typed.action, here=request.path, notice=notice):
        answer.content = anew.encode()
        return answer
    # The form is not there any more. Whoever wrote sentences into it gets them back to copy.
    written = [value for values in typed.fields.values() for value in values if " " in value.strip()]
    told = {"written": written, "onwards": typed.page}
    return render(request, "people/draft.jinja", told, status=answer.status_code) if written else answer
