"""Which pages somebody may keep: each is a query, so that what is not theirs is as if it were not there."""

from django.db.models import QuerySet

from ownterms.directory.models.keeping.naming import Naming, Speaker
from ownterms.directory.models.organisation import Organisation
from ownterms.directory.models.service import Service
from ownterms.people.models import Person


def is_steward(person: Person) -> bool:
    """Whether this person looks after the directory as a whole."""
    return Naming.objects.of_stewards().held_by(person).exists()


def organisations_of(person: Person) -> QuerySet[Organisation]:
    """Organisations whose keeper this person is."""
    return Organisation.objects.filter(pk__in=Naming.objects.of_keepers().held_by(person).values("organisation"))


def organisations_kept_by(person: Person) -> QuerySet[Organisation]:
    """Organisations that this person keeps; to a steward, also those without any keeper."""
    own = organisations_of(person)
    return own | organisations_without_keeper() if is_steward(person) else own


def services_kept_by(person: Person) -> QuerySet[Service]:
    """What those organisations offer; to a steward, also what no organisation offers."""
    own = Service.objects.filter(organisation__in=organisations_kept_by(person).values("pk"))
    return own | Service.objects.filter(organisation=None) if is_steward(person) else own


def organisations_without_keeper() -> QuerySet[Organisation]:
    """Those that nobody has taken up."""
    return Organisation.objects.exclude(pk__in=kept_organisations())


def kept_organisations() -> QuerySet[Naming]:
    """The ids of organisations that somebody keeps."""
    return Naming.objects.of_keepers().held().values("organisation")  # type: ignore[return-value]


def speaks_as(person: Person, organisation: Organisation | None) -> Speaker:
    """In whose name a person acts on the pages of an organisation."""
    own = organisation and Naming.objects.held_by(person).filter(organisation=organisation).exists()
    return Speaker.ORGANISATION if own else Speaker.STEWARDS
