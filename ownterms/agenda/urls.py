"""Addresses of agendas: /space/agenda/ and /space/about-me/ are a person's own; /helping/ holds what helpers leave."""

from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _

from ownterms.agenda.models import AfterTalk, Scale, Score, Want
from ownterms.agenda.views import about_me, after_talk, agenda, held, scales, thoughts, wants, writing
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
after_talk_removal = removal_of(
    AfterTalk,
    words=lambda said: said.words,
    also=_("What you said after a talk goes."),
    stays=lambda said: reverse("after-talk", args=[said.invitation_id]),
    onwards=lambda said: reverse("after-talk", args=[said.invitation_id]),
)

want_removal = removal_of(
    Want,
    words=lambda want: want.words,
    also=_("All that hangs on it goes too. What you put away can be brought back instead."),
    stays=lambda want: reverse("want", args=[want.pk]),
    onwards=lambda _want: reverse("agenda") + "?told=removed",
)

urlpatterns: list[URLPattern] = [
    path("space/agenda/", agenda.agenda_page, name="agenda"),
    path("space/agenda/order/", agenda.order_page, name="agenda-order"),
    path("space/agenda/away/", agenda.away_page, name="agenda-away"),
    path("space/agenda/wants/<uuid:pk>/", wants.want_page, name="want"),
    path("space/agenda/wants/<uuid:pk>/words/", wants.words_page, name="want-words"),
    path("space/agenda/wants/<uuid:pk>/shown/", wants.shown_page, name="want-shown"),
    path("space/agenda/wants/<uuid:pk>/shape/", wants.shape, name="want-shape"),
    path("space/agenda/wants/<uuid:pk>/whose/", wants.origin_page, name="want-whose"),
    path("space/agenda/wants/<uuid:pk>/away/", wants.away_page, name="want-away"),
    path("space/agenda/wants/<uuid:pk>/back/", wants.back, name="want-back"),
    path("space/agenda/wants/<uuid:pk>/removal/", want_removal, name="want-removal"),
    path("space/agenda/thoughts/<uuid:pk>/", thoughts.thought_page, name="thought"),
    path("space/agenda/thoughts/<uuid:pk>/aside/", thoughts.thought_aside, name="thought-aside"),
    path("wants/<uuid:pk>/picture/", held.picture, name="want-picture"),
    path("wants/<uuid:pk>/sound/", held.sound, name="want-sound"),
    path("helping/<uuid:pk>/thoughts/", thoughts.thoughts, name="thoughts"),
    path("space/in-my-words/", scales.scales_page, name="scales"),
    path("space/in-my-words/<uuid:pk>/", scales.scale_page, name="scale"),
    path("space/in-my-words/<uuid:pk>/now/", scales.scale_score, name="scale-score"),
    path("space/in-my-words/<uuid:pk>/standing/", scales.scale_standing, name="scale-standing"),
    path("space/in-my-words/<uuid:pk>/removal/", scale_removal, name="scale-removal"),
    path("space/in-my-words/said/<uuid:pk>/removal/", score_removal, name="score-removal"),
    path("space/after-we-talk/<uuid:pk>/", after_talk.after_talk_page, name="after-talk"),
    path("space/after-we-talk/<uuid:pk>/count/", after_talk.after_talk_count, name="after-talk-count"),
    path("space/after-we-talk/said/<uuid:pk>/release/", after_talk.after_talk_release, name="after-talk-release"),
    path("space/after-we-talk/said/<uuid:pk>/removal/", after_talk_removal, name="after-talk-removal"),
    path("space/about-me/", about_me.about_me_page, name="about-me"),
    path("space/about-me/new/<slug:tool>/", writing.sheet_new_page, name="sheet-new"),
    path("space/about-me/<uuid:pk>/", about_me.sheet_page, name="sheet"),
    path("space/about-me/<uuid:pk>/writing/", writing.sheet_writing_page, name="sheet-writing"),
    path("space/about-me/<uuid:pk>/before/", about_me.sheet_before_page, name="sheet-before"),
    path("space/about-me/<uuid:pk>/removal/", about_me.sheet_removal, name="sheet-removal"),
    path("sheets/<uuid:pk>/picture/", about_me.sheet_picture, name="sheet-picture"),
]
