"""A helper's own sheet: it has no address but this one, which is always about whoever opens it."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from ownterms.lib.written.word import in_word
from ownterms.mirror.account.own_sheet import OwnSheet
from ownterms.mirror.views.account import WORD
from ownterms.people.views.signed_in import SignedIn


@never_cache
@require_safe
def helper_sheet_page(request: SignedIn) -> HttpResponse:
    """This will show somebody who helps what they can show of it."""
    return render(request, "mirror/helper_sheet.jinja", {"sheet": OwnSheet.of(request.user)})


@never_cache
@require_safe
def helper_sheet_file(request: SignedIn) -> HttpResponse:
    """This will give it as Word."""
    answer = HttpResponse(in_word(OwnSheet.of(request.user).as_page()), content_type=WORD)
    answer["Content-Disposition"] = 'attachment; filename="how-i-help.docx"'
    return answer
