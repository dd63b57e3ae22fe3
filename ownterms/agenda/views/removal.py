"""The pages that ask once, and remove what a person wrote in this room."""

from django.urls import reverse
from django.utils.translation import gettext as _

from ownterms.agenda.models import AfterTalk, Choice, Option, Scale, Score, Sheet, Step, Want, WhatCame
from ownterms.agenda.views.beside import where
from ownterms.spaces.views.own.removal import removal_of

scale = removal_of(
    Scale.objects.all(),
    words=lambda scale: scale.thing,
    also=lambda _thing: [_("All that you said of it goes too.")],
    stays=lambda scale: reverse("scale", args=[scale.pk]),
    onwards=lambda _scale: reverse("scales"),
)
score = removal_of(
    Score.objects.all(),
    words=lambda score: " ".join(filter(None, (score.scale.told(score), score.words))),
    stays=lambda score: reverse("scale", args=[score.scale_id]),
    onwards=lambda score: reverse("scale", args=[score.scale_id]),
)
after_talk = removal_of(
    AfterTalk.objects.all(),
    words=lambda said: said.words,
    also=lambda _thing: [_("What you said after a talk goes.")],
    stays=lambda said: reverse("after-talk", args=[said.invitation_id]),
    onwards=lambda said: reverse("after-talk", args=[said.invitation_id]),
)

want = removal_of(
    Want.objects.all(),
    words=lambda want: want.words,
    also=lambda _thing: [_("All that hangs on it goes too. What you put away can be brought back instead.")],
    stays=lambda want: reverse("want", args=[want.pk]),
    onwards=lambda _want: reverse("agenda") + "?told=removed",
)
option = removal_of(
    Option.objects.all(),
    words=lambda option: option.words or option.source.label,
    also=lambda _thing: [_("What you chose before still tells what was on the table.")],
    stays=lambda option: reverse("option", args=[option.pk]),
    onwards=lambda option: where(option.want_id),
)
choice = removal_of(
    Choice.objects.all(),
    words=lambda choice: ", ".join(each.words for each in choice.chosen) or choice.answer.label,
    stays=lambda choice: where(choice.want_id),
    onwards=lambda choice: where(choice.want_id),
)
step = removal_of(
    Step.objects.all(),
    words=lambda step: step.words,
    stays=lambda step: where(step.want_id),
    onwards=lambda step: where(step.want_id),
)
came = removal_of(
    WhatCame.objects.all(),
    words=lambda came: came.words,
    stays=lambda came: where(came.want_id),
    onwards=lambda came: where(came.want_id),
)

sheet = removal_of(
    Sheet.objects.all(),
    words=lambda sheet: sheet.title,
    also=lambda _thing: [_("All that it says goes, and all that it said before.")],
    stays=lambda sheet: reverse("sheet", args=[sheet.pk]),
    onwards=lambda _sheet: reverse("about-me"),
)
