"""About me: a sheet that a person fills as they like, one of several kinds."""

import json
from collections.abc import Collection, Mapping
from typing import Any, Self
from uuid import UUID

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ownterms.agenda import tools
from ownterms.agenda.tools import Answers, Tool
from ownterms.people.models import Person
from ownterms.spaces.fields import SealedText
from ownterms.spaces.models import Holds, Part, Pictured, Sealed, SealedQuerySet, Showable, Space


class WrittenMeanwhile(Exception):
    """What somebody wrote anew had been written anew elsewhere since they saw it. Nothing of theirs was kept.

    `sheet` is as it stands now; `mine` holds what they wrote, by section, and `called` the setting, where they wrote
    one; `both` names the sections that have two sayings now, "called" among them.
    """

    def __init__(self, sheet: "Sheet", mine: Answers, called: str | None, both: Collection[str]) -> None:
        super().__init__("It was written elsewhere meanwhile.")
        self.sheet, self.mine, self.called, self.both = sheet, mine, called, both


class SheetQuerySet(SealedQuerySet["Sheet"]):
    """Sheets by their space."""

    def of(self, space: Space) -> Self:
        """Those of a space, the last one written first."""
        return self.filter(space=space)


class Sheet(Showable):
    """One filled tool of person-centred thinking, such as a one-page profile. A person may have several of a kind.

    Each is shown alone or not at all. What it said before stays with its person, as `SheetVersion`.
    """

    part = models.ForeignKey(Part, on_delete=models.CASCADE)
    tool_told = SealedText(help_text="Which tool it is (`ownterms.agenda.tools`).")
    called = SealedText(help_text="For which setting, in the person's words: “at work”.")
    answers_told = SealedText(help_text="What it says, as JSON.")
    begun_at = models.DateTimeField(default=timezone.now)
    said_at = models.DateTimeField(default=timezone.now, help_text="When it was last written.")
    version = models.PositiveIntegerField(default=1)

    OPENED_BY = ("id", "part_id")
    PAGE = "sheet"

    objects = SheetQuerySet.as_manager()  # type: ignore[misc]  # the plugin takes it for another kind

    class Meta:
        ordering = ["-said_at", "pk"]
        indexes = [models.Index(fields=["space", "-said_at"], name="sheets_last_written_first")]

    def __str__(self) -> str:
        return f"A sheet, last written on {self.said_at:%d %B %Y}"

    # Make

    @classmethod
    @transaction.atomic
    def begin(
        cls, space: Space, tool: Tool, *, by: Person, called: str = "", answers: Mapping[str, Any] | None = None
    ) -> Self:
        """This will begin a sheet of a person's own. Raises NotYours, Gone."""
        part = Part.of(space, Holds.ABOUT_ME, by=by)
        sheet = cls(space=space, part=part).open_with(space.key)
        sheet.tool_told, sheet.called = tool.slug, called
        sheet.answers_told = json.dumps(tool.kept(answers or {}))
        sheet.save()
        return sheet

    # Change

    @transaction.atomic
    def write(
        self, answers: Mapping[str, Any], *, by: Person, called: str | None = None, shown: int | None = None
    ) -> Self:
        """This will say anew what sections `answers` names, and keep what the sheet said before.

        Sections that it does not name stay, and so do those that say what version `shown` said: the writer had that one
        before them, and left them alone. The same again changes nothing. Raises NotYours, Gone, WrittenMeanwhile.
        """
        held = self.held_for(by)
        before = shown and SheetVersion.objects.filter(sheet=held, version=shown).read_one(by=by)
        if before:
            answers, called = held.new_since(before, held.tool.kept_all(answers), called)
        said = json.dumps(held.tool.kept({**held.answers, **answers}))
        called = held.called if called is None else called
        if (said, called) == (held.answers_told, held.called):
            return held
        SheetVersion.keep(held)
        held.answers_told, held.called = said, called
        held.version, held.said_at = held.version + 1, timezone.now()
        held.save(update_fields=["answers_told", "called", "version", "said_at"])
        return held

    @transaction.atomic
    def add_picture(
        self, content: bytes, *, by: Person, media_type: str, says: str = "", sides: tuple[int, int] = (0, 0)
    ) -> "SheetPicture":
        """This will put a picture to it that was made anew before (`lib.picture`), in place of the one before.

        Raises NotYours, Gone.
        """
        held = self.held_for(by)
        SheetPicture.objects.filter(sheet=held).delete()
        width, height = sides
        picture = SheetPicture(
            sheet=held, part_id=held.part_id, space=held.space, media_type=media_type, width=width, height=height
        ).open_with(held.key)
        picture.content, picture.says = content, says
        picture.save()
        return picture

    @transaction.atomic
    def describe_picture(self, says: str, *, by: Person) -> None:
        """This will put its picture into these words, where there is one. Raises NotYours, Gone."""
        for picture in SheetPicture.objects.filter(sheet=self.held_for(by)).defer("content"):
            picture.describe(says, by=by)

    @transaction.atomic
    def remove_picture(self, *, by: Person) -> None:
        """This will remove its picture. Raises NotYours, Gone."""
        SheetPicture.objects.filter(sheet=self.held_for(by)).delete()

    @transaction.atomic
    def remove(self, *, by: Person) -> None:
        """This will take it away for good, with all that it said before. Raises NotYours, Gone."""
        self.held_for(by).delete()

    # Ask

    @classmethod
    def offered(cls, space: Space, *, by: Person, besides: Collection[UUID] = ()) -> dict[str, str]:  # noqa: ARG003
        """The sheets of a space."""
        return {str(sheet.pk): sheet.title for sheet in cls.objects.of(space).read(by=by)}

    @classmethod
    def in_number(cls, num: int) -> str:
        """Sheets in number."""
        return ngettext("a page about you", "%(num)s pages about you", num) % {"num": num}

    def new_since(self, before: "SheetVersion", said: Answers, called: str | None) -> tuple[Answers, str | None]:
        """This will give what of some sections, and of the setting, is other than it was. Raises WrittenMeanwhile."""
        then, now = before.answers, self.answers
        mine = {slug: words for slug, words in said.items() if words != then.get(slug, type(words)())}
        both = [slug for slug, words in mine.items() if now.get(slug) not in (then.get(slug), words or None)]
        called = None if called == before.called else called
        if called is not None and self.called not in (before.called, called):
            both.append("called")
        if both:
            raise WrittenMeanwhile(self, mine, called, both)
        return mine, called

    @property
    def known_by(self) -> str:
        """Its title."""
        return self.title

    @property
    def tool(self) -> Tool:
        """Which tool it is. Where it is not here any more, what the sheet says has its place all the same."""
        return tools.of(self.tool_told, self.answers)

    @property
    def answers(self) -> Answers:
        """What it says, by section."""
        answers: Answers = json.loads(self.answers_told)
        return answers

    @property
    def title(self) -> str:
        """Its tool, and the setting that it is for."""
        if not self.called:
            return str(self.tool.name)
        return _("%(tool)s: %(setting)s") % {"tool": self.tool.name, "setting": self.called}


class SheetVersion(Sealed):
    """What a sheet said before its person wrote it anew. It stays with them: nothing opens it to another."""

    sheet = models.ForeignKey(Sheet, on_delete=models.CASCADE, related_name="versions")
    called = SealedText()
    answers_told = SealedText()
    version = models.PositiveIntegerField()
    said_at = models.DateTimeField()

    class Meta:
        ordering = ["-version"]
        constraints = [models.UniqueConstraint(fields=["sheet", "version"], name="each_version_of_a_sheet_once")]

    def __str__(self) -> str:
        return f"Version {self.version} of {self.sheet_id}"

    # Make

    @classmethod
    def keep(cls, sheet: Sheet) -> None:
        """This will keep what an opened sheet says now."""
        before = cls(sheet=sheet, space=sheet.space, version=sheet.version, said_at=sheet.said_at).open_with(sheet.key)
        before.called, before.answers_told = sheet.called, sheet.answers_told
        before.save()

    # Ask

    @property
    def answers(self) -> Answers:
        """What the sheet said, by section."""
        answers: Answers = json.loads(self.answers_told)
        return answers


class SheetPicture(Pictured):
    """The picture of a sheet."""

    sheet = models.OneToOneField(Sheet, on_delete=models.CASCADE)
    part = models.ForeignKey(Part, on_delete=models.CASCADE)

    OPENED_BY = ("sheet_id", "part_id")
    HELD_BY = "sheet_id"

    def __str__(self) -> str:
        return f"The picture of {self.sheet_id}"
