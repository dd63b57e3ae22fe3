"""The page on which a code is typed: the same at the door, for another address, and to show that it is still you."""

from collections.abc import Callable, Mapping
from typing import Any, Final
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from ownterms.people.forms import CodeForm
from ownterms.people.letters import folder
from ownterms.people.models import CodeSpent, EmailedCode, Person, WrongCode
from ownterms.people.models.code import MINUTES

COOKIE: Final = "code"
"""Holds the id of the code that this browser asked for; without it, its digits are of no use."""


def keep_code(request: HttpRequest, response: HttpResponse, code: EmailedCode) -> HttpResponse:
    """This will have the browser keep which code it asked for."""
    response.set_cookie(
        COOKIE, code.pk.hex, max_age=MINUTES * 60, httponly=True, samesite="Lax", secure=request.is_secure()
    )
    return response


def asked_code(request: HttpRequest, *, by: Person | None = None) -> EmailedCode | None:
    """This will give the code that this browser asked for, where it still lives and was asked by that person."""
    try:
        known = UUID(request.COOKIES.get(COOKIE, ""))
    except ValueError:
        return None
    return EmailedCode.objects.live().filter(pk=known, person=by).first()


def code_page(
    request: HttpRequest,
    code: EmailedCode | None,
    use: Callable[[EmailedCode, dict[str, Any]], HttpResponse],
    *,
    page: str,
    told: Mapping[str, object],
) -> HttpResponse:
    """This will ask for the digits of a code, and answer with what `use` makes of the code and of what was typed.

    `use` may raise WrongCode and CodeSpent. `told` has at least `again`: where a new code is asked for.
    """
    if code is None:
        return render(request, "people/no_code.jinja", told, status=410)
    form = CodeForm(request.POST if request.method == "POST" else None)
    shown = {"form": form, "address": code.address, "letters_in": folder()} | dict(told)
    if not form.is_valid():
        return render(request, page, shown, status=422 if form.is_bound else 200)
    try:
        answer = use(code, form.cleaned_data)
    except WrongCode as wrong:
        form.add_error("code", str(wrong))
        return render(request, page, shown, status=422)
    except CodeSpent:
        return render(request, "people/no_code.jinja", told, status=410)
    answer.delete_cookie(COOKIE)
    return answer
