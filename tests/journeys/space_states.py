"""The pages of a person's own space, in every state."""

from collections.abc import Callable
from io import BytesIO

from playwright.sync_api import Page, Response

from ownterms.lib.picture import remade as remade_picture
from ownterms.lib.sound import remade as remade_sound
from ownterms.lib.tests.apart import notes, photos
from ownterms.people.models import Person
from ownterms.spaces import actions
from ownterms.spaces.models import Dictation, Entry, Invitation, Space

from .coming_back_states import come_in, pressed
from .keeping_states import known
from .town import Town

PHOTO = photos.file("JPEG", **photos.told("JPEG"))
NOTE = notes.recorded(*notes.KINDS["WebM of Chrome"])
Visit = Callable[[Page, Town], Response | None]

HERS = "I would like the back room to be quiet on Tuesdays, so that I can sleep after the night shift.\n\nMaybe."


def of_amina(page: Page, town: Town) -> tuple[Person, Space]:
    """This will sign Amina in, whose space has some entries."""
    amina = come_in(page, town, email=known("Amina").email)
    space = actions.begin(amina)
    if not Entry.objects.of(space).exists():
        for words in (HERS, "<b>Not</b> markup 🌻 \u05e9\u05dc\u05d5\u05dd", "w" * 300):
            Entry.write(space.notebook, by=amina, words=words)
    return amina, space


def own(address: str) -> Visit:
    """This will open a page of Amina's own space."""

    def visit(page: Page, town: Town) -> Response | None:
        of_amina(page, town)
        return page.goto(address)

    return visit


def of_entry(more: str = "") -> Visit:
    """This will open Amina's first entry, or a page of it."""

    def visit(page: Page, town: Town) -> Response | None:
        _amina, space = of_amina(page, town)
        return page.goto(f"/space/entries/{Entry.objects.of(space).earliest('written_at').pk}/{more}")

    return visit


def then(first: Visit, button: str) -> Visit:
    """This will press a button of a page, with nothing filled in."""
    return lambda page, town: first(page, town) and pressed(page, button)


def start(page: Page, _town: Town) -> Response | None:
    """This will open the page of starting in a browser where nobody is signed in."""
    page.context.clear_cookies(name="sessionid")
    return page.goto("/space/start/")


def start_signed_in(page: Page, town: Town) -> Response | None:
    """This will open it for Ben, who has none."""
    come_in(page, town, email=known("Ben").email)
    return page.goto("/space/start/")


def together(page: Page, town: Town) -> Response | None:
    """This will begin a space with somebody who sits beside."""
    start(page, town)
    page.goto("/space/start/together/")
    pressed(page, "Start it")
    return page.goto("/space/")


def no_way_back(page: Page, town: Town) -> Response | None:
    """This will begin a space, pass the card by, and sign out."""
    start(page, town)
    pressed(page, "A space of my own")
    page.goto("/space/")
    return pressed(page, "Sign out")


def unclaimed(page: Page, town: Town) -> Response | None:
    """This will come to a space that was begun together, on a device of one's own."""
    cora = come_in(page, town, email=known("Cora").email)
    actions.begin(cora, beside=True)
    return page.goto("/space/")


def bad_photo(page: Page, town: Town) -> Response | None:
    """This will send a file that is no photo."""
    own("/space/notebook/")(page, town)
    page.get_by_text("A photo, or your voice").click()
    page.set_input_files("#picture", {"name": "a.jpg", "mimeType": "image/jpeg", "buffer": b"no photo"})
    return pressed(page, "Keep all of it")


def shown(page: Page, town: Town) -> Response | None:
    """This will open an entry with a photo and a voice note, which Ben can see too."""
    amina, space = of_amina(page, town)
    entry = Entry.objects.of(space).filter(picture__isnull=False).first()
    if entry is None:
        picture, sound = remade_picture(BytesIO(PHOTO)), remade_sound(BytesIO(NOTE))
        entry = actions.write(
            space, by=amina, words=HERS, picture=picture, says="Our garden, with tulips.", sound=sound
        )
        ben = known("Ben")
        made = Invitation.make(space, by=amina, called="Ben", slices=[space.notebook], may_type=True)
        made.accept(by=ben, typed=made.draw_words(by=amina).split())
        Dictation.type(made, space.notebook, by=ben, words="I like it when Ben comes on Tuesdays.")
    return page.goto(f"/space/entries/{entry.pk}/")


SPACE: dict[str, tuple[int, Visit]] = {
    "starting a space": (200, start),
    "starting a space, signed in": (200, start_signed_in),
    "starting together": (200, lambda page, town: start(page, town) and page.goto("/space/start/together/")),
    "starting together, signed in": (200, own("/space/start/together/")),
    "signing out with no way back": (409, no_way_back),
    "space, begun together": (200, together),
    "space, done together": (200, then(together, "We are done")),
    "space, not yet claimed": (200, unclaimed),
    "space": (200, own("/space/")),
    "notebook": (200, own("/space/notebook/")),
    "notebook, in error": (422, then(own("/space/notebook/"), "Keep it")),
    "notebook, a photo that cannot be read": (422, bad_photo),
    "notebook, a page that is empty": (200, own("/space/notebook/?page=9")),
    "entry": (200, of_entry()),
    "entry with a photo and a voice note": (200, shown),
    "space, with words that Ben typed": (200, lambda page, town: shown(page, town) and page.goto("/space/")),
    "entry, kept": (200, of_entry("?told=kept")),
    "whose idea": (200, own("/space/whose-idea/")),
    "whose idea, none chosen": (422, then(own("/space/whose-idea/"), "Keep it")),
    "whose idea, kept": (200, own("/space/?told=kept")),
    "erasing": (200, own("/space/erasing/")),
    "entry, written anew": (200, of_entry("rewriting/")),
    "entry, taken away": (200, of_entry("removal/")),
    "erased": (200, then(own("/space/erasing/"), "Yes, wipe it all out")),
}
