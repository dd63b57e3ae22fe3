"""What can be told of this place to whoever pays, and to everyone; and returns drafted from it."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from ownterms.lib.written.word import in_word
from ownterms.mirror.account import crosswalk
from ownterms.mirror.account.drafting import draft
from ownterms.mirror.account.sources import MEASURES, NOT_HELD, TOO_FEW
from ownterms.mirror.models import PublicAccount, PublishedMirror, ReadQuarter

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@require_safe
def public_account_page(request: HttpRequest) -> HttpResponse:
    """This will show what is told of the newest quarter, and what is not held, with the reason."""
    today = timezone.localdate()
    shown = {
        "account": PublicAccount.newest(today),
        "next_on": PublicAccount.told_next(today).public_from,
        "has_invented": ReadQuarter.tells_of_the_invented(),
        "measures": MEASURES,
        "not_held": NOT_HELD,
        "too_few": TOO_FEW,
        "published": PublishedMirror.objects.count(),
        "forms": crosswalk.here().values(),
    }
    return render(request, "mirror/public_account.jinja", shown)


@require_safe
def return_page(request: HttpRequest, form: str) -> HttpResponse:
    """This will show a return, filled in as far as it can be true."""
    known = crosswalk.here().get(form)
    if known is None:
        raise Http404
    return render(request, "mirror/return.jinja", {"draft": draft(known, timezone.localdate())})


@require_safe
def return_file(request: HttpRequest, form: str, kind: str) -> HttpResponse:  # noqa: ARG001
    """This will give it as Word, or as a table."""
    known = crosswalk.here().get(form)
    if known is None or kind not in {"docx", "csv"}:
        raise Http404
    made = draft(known, timezone.localdate())
    if kind == "docx":
        answer = HttpResponse(in_word(made.as_page()), content_type=WORD)
    else:
        answer = HttpResponse(made.as_csv(), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{form}.{kind}"'
    return answer
