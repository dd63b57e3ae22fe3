"""Taxonomies and attributes: what is said about a record in agreed words."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from ownterms.directory.models.record import Record, where_filled

KIND_TAXONOMY = "kind of listing"
WELCOME_TAXONOMY = "terms of welcome"


class TermOfWelcome(models.TextChoices):
    """What somebody can count on, or must reckon with, before they come.

    These are codes of the taxonomy "terms of welcome". The labels are the
    sentences that people read.
    """

    NO_REFERRAL = "no-referral", _("Nobody has to send you.")
    COME_AS_YOU_ARE = "come-as-you-are", _("You need not say why you came.")
    NO_TIME_LIMIT = "no-time-limit", _("It does not stop after a set time.")
    BRING_SOMEONE = "bring-someone", _("You can bring somebody with you.")
    REOPEN_ANYTIME = "reopen-anytime", _("You can stop and come back.")
    CONSEQUENCE_ATTACHED = (
        "consequence-attached",
        _("Not coming may have consequences. Ask what they are."),
    )
    GOVERNING_LIMIT = "governing-limit", _("Something limits what they may do.")
    MEMBER_RUN = "member-run", _("It is run by the people who use it.")
    ASKS_FOR = "asks-for", _("They ask for something first.")


class Taxonomy(Record):
    """A named set of terms."""

    name = models.TextField()
    description = models.TextField(blank=True)
    uri = models.TextField(blank=True)
    version = models.TextField(blank=True)

    class Meta:
        verbose_name_plural = "taxonomies"

    def __str__(self) -> str:
        return self.name


class TaxonomyTerm(Record):
    """One term. `taxonomy_name` (HSDS `taxonomy`) is its set where no record is."""

    code = models.TextField(blank=True)
    name = models.TextField()
    description = models.TextField(blank=True)
    parent = models.ForeignKey(
        "self", null=True, db_index=False, blank=True, on_delete=models.SET_NULL, related_name="children"
    )
    taxonomy_name = models.TextField(blank=True)
    taxonomy = models.ForeignKey(
        Taxonomy, null=True, db_index=False, blank=True, on_delete=models.SET_NULL, related_name="terms"
    )
    language = models.TextField(blank=True)
    term_uri = models.TextField(blank=True)

    class Meta:
        indexes = where_filled("taxonomyterm", "parent", "taxonomy")

    def __str__(self) -> str:
        return self.name

    @property
    def set_name(self) -> str:
        """This will give the name of the set it belongs to, in lower case."""
        name = self.taxonomy.name if self.taxonomy else self.taxonomy_name
        return name.strip().lower()


class Attribute(Record):
    """A term said of any record: of `link_entity` (an HSDS table) with `link_id`.

    There is no foreign key to the record it is said of, because that may lie
    in any table. `link_id` is the record's `id` here, which is unique across
    tables.
    """

    link_id = models.UUIDField(db_index=True)
    taxonomy_term = models.ForeignKey(
        TaxonomyTerm, null=True, db_index=False, blank=True, on_delete=models.CASCADE, related_name="attributes"
    )
    link_type = models.TextField(blank=True)
    link_entity = models.TextField(blank=True)
    value = models.TextField(blank=True)
    label = models.TextField(blank=True)

    class Meta:
        indexes = where_filled("attribute", "taxonomy_term")

    def __str__(self) -> str:
        return self.value or self.label or str(self.taxonomy_term_id)

    @property
    def set_name(self) -> str:
        """The name of the taxonomy of its term, in lower case."""
        return self.taxonomy_term.set_name if self.taxonomy_term else ""

    @property
    def term_of_welcome(self) -> str:
        """The code, where this is one of our terms of welcome."""
        term = self.taxonomy_term
        return (term.code or term.name) if term and self.set_name == WELCOME_TAXONOMY else ""

    @property
    def kind(self) -> str:
        """The code, where this says what kind of listing it is."""
        term = self.taxonomy_term
        return (term.code or term.name) if term and self.set_name == KIND_TAXONOMY else ""

    @property
    def category(self) -> str:
        """The term's name, where it is what a source files things under."""
        if self.set_name in {WELCOME_TAXONOMY, KIND_TAXONOMY}:
            return ""
        return self.taxonomy_term.name if self.taxonomy_term else self.label or self.value
