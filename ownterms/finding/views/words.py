"""The words we know: what people say, and what it finds, for all to read."""

from itertools import groupby
from operator import attrgetter

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from ownterms.finding.engine import Concept
from ownterms.finding.vocabulary import lexicon


@require_safe
def words_page(request: HttpRequest) -> HttpResponse:
    """This will show every entry by its section, or those that hold some words."""
    sought = request.GET.get("q", "").strip()[:100]
    entries = [concept for concept in lexicon().concepts if holds(concept, sought)]
    entries.sort(key=attrgetter("section"))
    sections = [(section, list(some)) for section, some in groupby(entries, attrgetter("section"))]
    return render(request, "finding/words.jinja", {"sections": sections, "sought": sought})


@require_safe
def concept_page(request: HttpRequest, concept: str) -> HttpResponse:
    """This will show what people say for one thing, and what is looked for then."""
    try:
        entry = lexicon()[concept]
    except KeyError:
        raise Http404 from None
    return render(request, "finding/concept.jinja", {"concept": entry})


def holds(concept: Concept, sought: str) -> bool:
    """Whether an entry's label, cues or directory words hold the words sought."""
    texts = (concept.label, *concept.cues, *concept.directory)
    return not sought or any(sought.lower() in text.lower() for text in texts)
