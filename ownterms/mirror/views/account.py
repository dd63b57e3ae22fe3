"""What can be told of this place to whoever pays, and to everyone; and returns drafted from it."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from ownterms.lib.small_numbers import Quarter
from ownterms.lib.written.word import in_word
from ownterms.mirror.account import crosswalk
from ownterms.mirror.account.drafting import Draft, draft
from ownterms.mirror.account.sources import MEASURES, NOT_HELD, TOO_FEW
from ownterms.mirror.models import PublicAccount, PublishedMirror

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@require_safe
def public_account_page(request: HttpRequest) -> HttpResponse:
    """This will show what is told of the newest quarter, and what is not held, with the reason."""
    today = timezone.localdate()
    shown = {
        "account": PublicAccount.newest(today),
        "next_on": Quarter.of(today).public_from,
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
    if form not in crosswalk.here():
        raise Http404
    return render(request, "mirror/return.jinja", {"form": crosswalk.here()[form], "draft": drafted(form)})


@require_safe
def return_file(request: HttpRequest, form: str, kind: str) -> HttpResponse:  # noqa: ARG001
    """This will give it as Word, or as a table."""
    made = drafted(form)
    if made is None or kind not in {"docx", "csv"}:
        raise Http404
    if kind == "docx":
        answer = HttpResponse(in_word(made.as_page()), content_type=WORD)
    else:
        answer = HttpResponse(made.as_csv(), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{form}.{kind}"'
    return answer


def drafted(form: str) -> Draft | None:
    """This will draft a return from the newest that is told; None where nothing is, or there is no such form."""
    known, account = crosswalk.here().get(form), PublicAccount.newest(timezone.localdate())
    return draft(known, account) if known and account else None
