"""Addresses of agendas: /space/agenda/ and /space/about-me/ are a person's own; /helping/ holds what helpers leave."""

from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _

from ownterms.agenda.models import Scale, Score
from ownterms.agenda.views import scales
from ownterms.agenda.views.removal import removal_of

scale_removal = removal_of(
    Scale,
    words=lambda scale: scale.thing,
    also=_("All that you said of it goes too."),
    stays=lambda scale: reverse("scale", args=[scale.pk]),
    onwards=lambda _scale: reverse("scales"),
)
score_removal = removal_of(
    Score,
    words=lambda score: " ".join(filter(None, (score.scale.told(score), score.words))),
    stays=lambda score: reverse("scale", args=[score.scale_id]),
    onwards=lambda score: reverse("scale", args=[score.scale_id]),
)

urlpatterns: list[URLPattern] = [
    path("space/in-my-words/", scales.scales_page, name="scales"),
    path("space/in-my-words/<uuid:pk>/", scales.scale_page, name="scale"),
    path("space/in-my-words/<uuid:pk>/now/", scales.scale_score, name="scale-score"),
    path("space/in-my-words/<uuid:pk>/standing/", scales.scale_standing, name="scale-standing"),
    path("space/in-my-words/<uuid:pk>/removal/", scale_removal, name="scale-removal"),
    path("space/in-my-words/said/<uuid:pk>/removal/", score_removal, name="score-removal"),
]
