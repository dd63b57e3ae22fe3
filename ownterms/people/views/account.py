"""A person's own page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe


@require_safe
def you_page(request: HttpRequest) -> HttpResponse:
    """This will show a person what is theirs here."""
    return render(request, "people/you.jinja")
