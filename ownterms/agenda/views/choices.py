"""Choices: what was chosen, from what. None, later and not knowing are always open."""

from django.http import HttpResponse
from django.shortcuts import redirect, render

from ownterms.agenda.forms.options import ChoiceForm
from ownterms.agenda.models import Choice, Option
from ownterms.agenda.views.beside import want_named, where
from ownterms.people.views.asking import LOOK_OR_SEND
from ownterms.people.views.signed_in import SignedIn
from ownterms.spaces.models import Space
from ownterms.spaces.views.own import own_space


@LOOK_OR_SEND
@own_space
def choice_new_page(request: SignedIn, space: Space) -> HttpResponse:
    """This will show what is on the table, and keep what is chosen with all of it."""
    person, want = request.user, want_named(request, space)
    options = Option.objects.of(space).of_want(want).read(by=person)
    form = ChoiceForm(request.POST if request.method == "POST" else None, options=options)
    if not form.is_valid():
        told = {"form": form, "options": options, "want": want}
        return render(request, "agenda/choice.jinja", told, status=422 if form.is_bound else 200)
    choice = Choice.make(space, by=person, want=want, **form.made)
    return redirect(where(want.pk if want else None, f"choice-{choice.pk}"))
