"""Work on the directory that nobody waits for."""

from django_tasks import task

from ownterms.directory.actions.reading import read_again
from ownterms.directory.models import Mistake, Rhythm


@task(queue_name="slow")
def read_source_again(rhythm: int) -> None:
    """This will read one source again, if it is still due and nobody reads it."""
    found = Rhythm.objects.select_related("source").filter(pk=rhythm).first()
    if found and found.hold():
        read_again(found)


def enqueue_due() -> int:
    """This will hand out the sources that are due to the workers, and give their count.

    It may be called as often as one likes, by several clocks at once: what was
    handed out is not handed out again within the hour.
    """
    handed = [rhythm.pk for rhythm in Rhythm.objects.due() if rhythm.queue()]
    for pk in handed:
        read_source_again.enqueue(pk)
    return len(handed)


@task()
def let_old_mistakes_go() -> None:
    """This will drop what nobody has answered for half a year."""
    Mistake.objects.over().delete()
