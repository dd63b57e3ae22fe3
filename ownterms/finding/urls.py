"""Addresses of finding: results, wandering, and the words we know."""

from django.urls import path

from ownterms.finding.views import proposal, results, wander, words

urlpatterns = [
    path("find/", results.results_page, name="results"),
    path("find/kept-words/", results.kept_words_file, name="kept-words"),
    path("looking/", wander.wander_page, name="wander"),
    path("words/", words.words_page, name="words"),
    path("words/proposal/", proposal.proposal_page, name="proposal"),
    path("words/proposal/draft/", proposal.proposal_draft_page, name="proposal-draft"),
    path("words/<slug:concept>/", words.concept_page, name="concept"),
]
