"""Proposed lines for the lexicon, and what became of each.

A proposal is kept only because its author pressed the button that says so. It changes nothing
until someone who runs this place accepts it (`./run words accept`).
"""

from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

LONGEST_WORDS = 100  # characters; a cue should be read at a glance
LONGEST_NOTE = 1_000  # characters
MOST_OPEN = 500  # proposals waiting; a flood must not bury the ones that people meant


class TooManyProposals(Exception):
    """So many proposals wait to be read that no more are taken for now."""

    def __init__(self) -> None:
        super().__init__(
            _("Many proposals wait to be read, so yours was not kept. Copy your words and try again in a few days.")
        )


class AlreadyAnswered(Exception):
    """The proposal was accepted or declined before; nothing was changed."""


class ProposalQuerySet(models.QuerySet["Proposal"]):
    """Proposals by what became of them."""

    def open(self) -> "ProposalQuerySet":
        """Those that nobody has answered."""
        return self.filter(acceptance=None, refusal=None)

    def accepted(self) -> "ProposalQuerySet":
        """Those that are part of the lexicon here, in the order of their acceptance."""
        return self.exclude(acceptance=None).order_by("acceptance__id")


class Proposal(models.Model):
    """One line that somebody would like the lexicon to have, or to lose."""

    class Kind(models.TextChoices):
        """What the author asks for."""

        ADD = "add", _("Add these words")
        REMOVE = "remove", _("These words do not belong here")

    kind = models.CharField(max_length=6, choices=Kind.choices, default=Kind.ADD)
    label = models.CharField(max_length=80, blank=True, help_text="The concept it is about, where the author knows.")
    words = models.CharField(max_length=LONGEST_WORDS, help_text="What people say.")
    finds = models.CharField(max_length=200, blank=True, help_text="Directory words, parted by semicolons.")
    note = models.CharField(max_length=LONGEST_NOTE, blank=True, help_text="Anything else the author wants to say.")
    made_on = models.DateField(auto_now_add=True, help_text="The day only: the hour could tell who it was.")

    objects = ProposalQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~models.Q(words=""), name="a_proposal_has_words"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: “{self.words}” → {self.label or '?'}"

    # Make

    @classmethod
    def make(cls, *, words: str, label: str = "", finds: str = "", note: str = "", kind: str = Kind.ADD) -> "Proposal":
        """This will keep a proposal for those who run this place to read.

        Raises TooManyProposals where `MOST_OPEN` wait already.
        """
        if cls.objects.open().count() >= MOST_OPEN:
            raise TooManyProposals
        return cls.objects.create(kind=kind, words=words, label=label, finds=finds, note=note)

    # Change

    @transaction.atomic
    def accept(self, *, label: str = "", words: str = "", finds: str = "") -> "Acceptance":
        """This will make the line part of the lexicon here, as proposed or as mended.

        `label`, `words` and `finds` replace what the author wrote, where given.
        Raises AlreadyAnswered.
        """
        self._must_be_open()
        return Acceptance.objects.create(
            proposal=self,
            label=label or self.label,
            words=words or self.words,
            finds=finds or self.finds,
        )

    @transaction.atomic
    def decline(self) -> "Refusal":
        """This will lay the proposal aside. Raises AlreadyAnswered."""
        self._must_be_open()
        return Refusal.objects.create(proposal=self)

    # Ask

    def _must_be_open(self) -> None:
        Proposal.objects.select_for_update().get(pk=self.pk)  # two people answering at once take turns
        if not Proposal.objects.open().filter(pk=self.pk).exists():
            raise AlreadyAnswered(f"Proposal {self.pk} was answered before. Nothing was changed.")


class Acceptance(models.Model):
    """A proposal that became part of the lexicon, with the words it got there."""

    proposal = models.OneToOneField(Proposal, on_delete=models.CASCADE)
    label = models.CharField(max_length=80)
    words = models.CharField(max_length=LONGEST_WORDS)
    finds = models.CharField(max_length=200, blank=True)
    accepted_on = models.DateField(auto_now_add=True)

    def __str__(self) -> str:
        return f"“{self.words}” → {self.label}"


class Refusal(models.Model):
    """A proposal that was read and laid aside."""

    proposal = models.OneToOneField(Proposal, on_delete=models.CASCADE)
    declined_on = models.DateField(auto_now_add=True)

    def __str__(self) -> str:
        return f"Declined: “{self.proposal.words}”"
