"""What is said on an agenda in more than words, and what is taken up from a helper's thought."""

from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from ownterms.agenda.models import Option, Sheet, Sort, Step, Thought, Want, WantPicture, WantSound
from ownterms.agenda.models.again import said_at_once
from ownterms.lib.picture import Picture
from ownterms.lib.sound import Sound
from ownterms.people.models import Person
from ownterms.spaces.models import Space


class TakenAs(models.TextChoices):
    """What a person makes of a thought."""

    WANT = "want", _("Something I want")
    OPTION = "option", _("An option")
    STEP = "step", _("Something done, or to do")


class Settled(Exception):
    """The thought was taken up or laid aside before."""


@transaction.atomic
def say(  # noqa: PLR0913  (all that a want can hold; none of it is asked)
    space: Space,
    *,
    by: Person,
    words: str = "",
    is_seed: bool = False,
    picture: Picture | None = None,
    says: str = "",
    sound: Sound | None = None,
) -> Want:
    """This will put a want or a seed on a person's agenda: typed, pictured or spoken.

    The same again at once is no other want. Raises NotYours, Gone.
    """
    space.hold_for(by)
    again = said_at_once(Want.objects.standing().filter(is_seed=is_seed), space, told_at="said_at", words=words)
    if again and is_shown_with(again, WantPicture, picture) and is_shown_with(again, WantSound, sound):
        return again
    want = Want.say(space, words, by=by, is_seed=is_seed)
    show(want, by=by, picture=picture, says=says, sound=sound)
    return want


@transaction.atomic
def show(  # noqa: PLR0913  (all that a want can be shown with; none of it is asked)
    want: Want,
    *,
    by: Person,
    picture: Picture | None = None,
    says: str = "",
    sound: Sound | None = None,
    no_picture: bool = False,
    no_sound: bool = False,
) -> None:
    """This will show a want with a picture, or say it in a voice note, in place of those before; or remove them.

    `says` puts the picture into words; without a new one, that which is there. Raises NotYours, Gone.
    """
    put_photo(want, by=by, picture=picture, says=says, no_picture=no_picture)
    if sound:
        want.add_sound(sound.content, by=by, media_type=sound.media_type, seconds=round(sound.seconds))
    elif no_sound:
        want.remove_sound(by=by)


def put_photo(
    thing: Want | Sheet,
    *,
    by: Person,
    picture: Picture | None = None,
    says: str | None = None,
    no_picture: bool = False,
) -> None:
    """This will put a photo to a thing, or remove the one there, or put it into other words: whatever was said.

    Raises NotYours, Gone.
    """
    if picture:
        sides = picture.width, picture.height
        thing.add_picture(picture.content, by=by, media_type=picture.media_type, says=says or "", sides=sides)
    elif no_picture:
        thing.remove_picture(by=by)
    elif says is not None:
        thing.describe_picture(says, by=by)


def is_shown_with(want: Want, kind: type[WantPicture | WantSound], sent: Picture | Sound | None) -> bool:
    """This will say whether what an opened want is shown or spoken with is what was sent, or neither is there."""
    held = kind.objects.filter(want=want).first()
    return (held.open_with(want.key).content if held else None) == (sent.content if sent else None)


def usual(thought: Thought) -> TakenAs:
    """This will propose what a thought may be taken up as."""
    return {Sort.OPTION: TakenAs.OPTION, Sort.STEP: TakenAs.STEP}.get(Sort(thought.sort), TakenAs.WANT)


@transaction.atomic
def take_up(thought: Thought, words: str, *, by: Person, taken_as: TakenAs = TakenAs.WANT) -> Want | Option | Step:
    """This will let a thought enter the agenda in its person's words; who thought of it stays beside it.

    An option and a step go to the want beside which the thought stood. Raises Settled, NotYours, Gone.
    """
    held = thought.held_for(by)
    if held.settled_at:
        raise Settled
    held.settle(by=by)
    if taken_as == TakenAs.OPTION:
        return Option.make(held.space, by=by, want=held.want, typed_by=held.by, words=words)
    if taken_as == TakenAs.STEP:
        is_done = held.sort == Sort.STEP
        return Step.make(held.space, words, by=by, want=held.want, typed_by=held.by, is_done=is_done)
    return Want.say(held.space, words, by=by, typed_by=held.by)
