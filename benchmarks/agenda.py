"""What the page of an agenda costs, from ten wants to a thousand, beside a plain list page of the same length.

Run by `python -m benchmarks.agenda`; on PostgreSQL by `python -m tests.postgres python -m benchmarks.agenda`.
The agenda is Amina's own page, asked for with all that goes with a request. It shows twenty wants at a time. The plain
one goes through the same middleware, looks up whose space it is, has the same frame and the same box to write in, and
lists as many rows of a table in which nothing is sealed, each a link, filled up to as many bytes. What is left between
the two is what an agenda costs: rule, sealed words, seeds, thoughts that wait, what was put away. The notebook, with as
many entries, is told beside it: another list of sealed words, which shows twenty at a time too. Rounds take turns,
and times are those of the processor; queries are counted.
"""

import json
import random
import statistics
from typing import Any, Final

from .space import own_database, work

WANTS: Final = (10, 100, 1_000)
ROUNDS: Final = 40
BAR: Final = 2.0  # times the plain page
PLAIN: Final = """{% extends "design/frame.jinja" %}
{% from "spaces/parts/write.jinja" import write_box %}
{% block title %}Plain{% endblock %}
{% block main %}<h1>Plain</h1>
<ol>{% for row in rows %}<li><a href="/plain/{{ row.pk }}/">{{ row.words }}</a>{{ filling }}</li>{% endfor %}</ol>
{{ write_box(form, csrf_input) }}
{% endblock %}"""


class Agenda:
    """Amina, with wants and as many plain rows; and two pages that show them."""

    def __init__(self) -> None:
        from django.template import engines
        from django.test import Client
        from django.urls import path

        from ownterms.agenda.standing import ON_A_PAGE
        from ownterms.people.models import Person
        from ownterms.site import urls
        from ownterms.spaces import actions

        self.template = engines["jinja2"].from_string(PLAIN)
        self.amina = Person.objects.create_user(name="Amina")
        self.space = actions.begin(self.amina)
        self.browser = Client()
        self.browser.force_login(self.amina)
        self.dice, self.count, self.filling, self.shown = random.Random(1), 0, "", ON_A_PAGE
        urls.urlpatterns.append(path("plain/", self.plain_page))

    def grow(self, count: int) -> None:
        """This will bring the wants up to a number."""
        from django.db import transaction

        from ownterms.agenda.models import Want
        from ownterms.finding.models import Proposal
        from ownterms.spaces.models import Entry

        with transaction.atomic():
            for _ in range(count - self.count):
                words = "somewhere quiet " * self.dice.randint(1, 8)
                Want.say(self.space, words, by=self.amina)
                Entry.write(self.space.notebook, by=self.amina, words=words)
                Proposal.objects.create(words=words[:100])
        self.count, self.filling = count, ""
        short = (len(self.answer("/space/agenda/")) - len(self.answer("/plain/"))) / min(count, self.shown)
        self.filling = "x" * max(0, round(short))

    def plain_page(self, request: Any) -> Any:  # noqa: ANN401  (as every view)
        """This will list the plain rows."""
        from django.http import HttpResponse  # noqa: TID251  (this is a view)

        from ownterms.finding.models import Proposal
        from ownterms.spaces.forms.notebook import WriteForm
        from ownterms.spaces.models import Space

        assert Space.objects.of(request.user)
        rows = Proposal.objects.order_by("pk")[: min(self.count, self.shown)]
        return HttpResponse(self.template.render({"rows": rows, "filling": self.filling, "form": WriteForm()}, request))

    def answer(self, address: str) -> bytes:
        """What a browser gets."""
        answer = self.browser.get(address)
        assert answer.status_code == 200, (address, answer.status_code)
        return bytes(answer.content)

    def queries(self) -> int:
        """How many queries the page of the agenda asks."""
        from django.db import connection
        from django.test.utils import CaptureQueriesContext

        with CaptureQueriesContext(connection) as asked:
            self.answer("/space/agenda/")
        return len(asked)


def measure(agenda: Agenda) -> dict[str, float]:
    """The figures for one number of wants."""
    pages = ("/plain/", "/space/agenda/", "/space/notebook/")
    turns = [[work(lambda _, page=page: agenda.answer(page)) for page in pages] for _ in range(ROUNDS)]  # type: ignore[misc]
    plain, own, notebook = (statistics.median(each) for each in zip(*turns, strict=True))
    return {
        "queries": agenda.queries(),
        "kb": len(agenda.answer("/space/agenda/")) / 1000,
        "plain_kb": len(agenda.answer("/plain/")) / 1000,
        "plain_ms": plain,
        "agenda_ms": own,
        "notebook_ms": notebook,
        "times": own / plain,
    }


def main() -> None:
    """This will print a row for each number of wants, and the result."""
    seen: dict[int, dict[str, float]] = {}
    with own_database():
        from django.db import connection

        agenda = Agenda()
        print(connection.vendor)
        heads = ("queries", "KB", "plain KB", "plain ms", "agenda ms", "notebook ms", "times")
        print(f"{'wants':>8}" + "".join(f"{head:>12}" for head in heads))
        for count in WANTS:
            agenda.grow(count)
            seen[count] = told = measure(agenda)
            print(f"{count:>8,}" + "".join(f"{figure:>12.2f}" for figure in told.values()), flush=True)
        constant = len({each["queries"] for each in seen.values()}) == 1
        within = all(each["times"] <= BAR for each in seen.values())
        print(f"Bar: queries constant: {'yes' if constant else 'no'}; at most {BAR} ×: {'yes' if within else 'no'}")
        rounded = {count: {name: round(figure, 3) for name, figure in each.items()} for count, each in seen.items()}
        result = {"database": connection.vendor, "constant": constant, "within": within, "wants": rounded}
        print(f"RESULT {json.dumps(result)}")


if __name__ == "__main__":
    main()
