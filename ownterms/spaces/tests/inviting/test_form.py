"""Whatever is typed into the form of an invitation is taken or asked about again; it never breaks the page."""

from typing import Any

from django.http import QueryDict
from hypothesis import example, given, settings
from hypothesis import strategies as st

from ownterms.spaces.forms.invited import AnswerForm, SixWordsForm
from ownterms.spaces.forms.inviting import InvitingForm

DAYS = st.one_of(st.text(max_size=12), st.dates().map(str), st.just("9999-12-31"))
TIMES = st.one_of(st.text(max_size=8), st.times().map("{:%H:%M}".format), st.just("24:00"))
TYPED = st.fixed_dictionaries(
    {"called": st.text(max_size=120)},
    optional={
        "about": st.text(max_size=2_100),
        "greeting": st.text(max_size=60),
        "days": st.text(max_size=2),
        "earliest": TIMES,
        "latest": TIMES,
        "writing": st.sampled_from(["back", "any", "never", "x", ""]),
        "where": st.text(max_size=310),
        "since": DAYS,
        "until": DAYS,
        "evidence": st.text(max_size=40),
    },
)


def posted(typed: dict[str, str]) -> QueryDict:
    sent = QueryDict(mutable=True)
    sent.update(typed)
    return sent


@given(typed=TYPED)
@settings(max_examples=80, deadline=None)
@example(typed={"called": "Cora", "earliest": "10:00:10", "latest": "10:00:50"})
def test_an_invitation_is_taken_or_asked_about_again(typed: dict[str, str]) -> None:
    form = InvitingForm(posted(typed), offered={})

    if form.is_valid():
        said: dict[str, Any] = form.written
        assert said["called"] == said["called"].strip() != ""
        assert said["terms"].read(said["terms"].told()) == said["terms"]
        assert not (said["since"] and said["until"]) or said["since"] < said["until"]
    else:
        assert form.errors
    assert all(form[name].value() == words for name, words in typed.items() if name != "days")


@given(typed=st.text(max_size=500))
@settings(max_examples=80, deadline=None)
def test_six_words_are_taken_or_asked_about_again(typed: str) -> None:
    form = SixWordsForm({"words": typed})

    assert len(form.cleaned_data["words"]) == 6 if form.is_valid() else form.errors["words"]
    assert form["words"].value() == typed


@given(typed=st.text(max_size=600))
@settings(max_examples=40, deadline=None)
def test_an_answer_is_taken_or_asked_about_again(typed: str) -> None:
    form = AnswerForm({"name": typed, "saying": typed})

    assert form.is_valid() or form.errors
