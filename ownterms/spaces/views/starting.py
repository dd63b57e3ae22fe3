"""Starting a space: what is promised first, and then nothing that one must say."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache

from ownterms.design.help_lines import first_lines
from ownterms.people.views.asking import LOOK_OR_SEND, asker
from ownterms.people.views.signed_in import begin
from ownterms.spaces import actions
from ownterms.spaces.forms.starting import StartForm
from ownterms.spaces.models import Space


@never_cache
@LOOK_OR_SEND
def start_page(request: HttpRequest) -> HttpResponse:
    """This will say what is promised, and begin a space: for somebody new, or for whoever is signed in."""
    person = request.user if request.user.is_authenticated else None
    if person and Space.objects.of(person):
        return redirect("space")
    form = StartForm(request.POST if request.method == "POST" else None)
    told = {"form": form, "person": person, "lines": first_lines()[:3], "is_over": request.GET.get("told") == "over"}
    if not form.is_valid():
        return render(request, "spaces/start.jinja", told, status=422 if form.is_bound else 200)
    if person:
        actions.begin(person)
        return redirect("space")
    try:
        space = actions.begin_anew(called=form.cleaned_data["name"], asker=asker(request))
    except actions.TooManySpaces as refusal:
        return render(request, "spaces/start.jinja", told | {"refusal": str(refusal)}, status=429)
    begin(request, space.person, stay=form.cleaned_data["stay"])
    return redirect("your-card")
