"""Where somebody is signed in, and how each of these ends."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from ownterms.people.models import Session
from ownterms.people.views.door import sign_out
from ownterms.people.views.signed_in import SignedIn


@require_safe
def sessions_page(request: SignedIn) -> HttpResponse:
    """This will list where somebody is signed in."""
    sessions = Session.objects.of(request.user)
    told = {"here_key": request.session.session_key, "ended": request.GET.get("told") == "ended"}
    return render(request, "people/sessions.jinja", {"sessions": sessions} | told)


@require_POST
def ending(request: SignedIn) -> HttpResponse:
    """This will end one session, or all but this one. Whoever used it is signed out on their very next request."""
    theirs = Session.objects.of(request.user)
    if "others" in request.POST:
        theirs.besides(request.session.session_key).delete()
        return redirect(reverse("sessions") + "?told=ended")
    one = theirs.marked(request.POST.get("session", "")).first()
    if one is None:
        raise Http404
    if one.session_key == request.session.session_key:
        return sign_out(request)
    one.delete()
    return redirect("sessions")
