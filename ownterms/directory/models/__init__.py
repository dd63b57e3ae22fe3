"""The directory's records (Open Referral HSDS 3), its listings and its decisions."""

from ownterms.directory.models.change import ChangeCounter, Withdrawal
from ownterms.directory.models.contact import Contact, Language, Phone
from ownterms.directory.models.duplicate import Duplicate, Joining, KeepingApart
from ownterms.directory.models.keeping.naming import Naming, NamingEnd, Speaker, TakingUp
from ownterms.directory.models.keeping.version import Check, FeedAnswer, FeedSaying, Version
from ownterms.directory.models.listing import Listing
from ownterms.directory.models.location import Accessibility, Address, Location, ServiceAtLocation
from ownterms.directory.models.metadata import Metadata, MetaTableDescription
from ownterms.directory.models.mistake import Mistake, MistakeAnswer
from ownterms.directory.models.organisation import Funding, Organisation, OrganisationIdentifier, Program, Url
from ownterms.directory.models.places import Place
from ownterms.directory.models.reading import Difference, Reading, Refusing, Rhythm, Taking
from ownterms.directory.models.record import Record, Source, identify
from ownterms.directory.models.schedule import Schedule
from ownterms.directory.models.service import CostOption, RequiredDocument, Service, ServiceArea, ServiceCapacity, Unit
from ownterms.directory.models.taxonomy import Attribute, Taxonomy, TaxonomyTerm, TermOfWelcome

__all__ = [
    "Accessibility",
    "Address",
    "Attribute",
    "ChangeCounter",
    "Check",
    "Contact",
    "CostOption",
    "Difference",
    "Duplicate",
    "FeedAnswer",
    "FeedSaying",
    "Funding",
    "Joining",
    "KeepingApart",
    "Language",
    "Listing",
    "Location",
    "MetaTableDescription",
    "Metadata",
    "Mistake",
    "MistakeAnswer",
    "Naming",
    "NamingEnd",
    "Organisation",
    "OrganisationIdentifier",
    "Phone",
    "Place",
    "Program",
    "Reading",
    "Record",
    "Refusing",
    "RequiredDocument",
    "Rhythm",
    "Schedule",
    "Service",
    "ServiceArea",
    "ServiceAtLocation",
    "ServiceCapacity",
    "Source",
    "Speaker",
    "Taking",
    "TakingUp",
    "Taxonomy",
    "TaxonomyTerm",
    "TermOfWelcome",
    "Unit",
    "Url",
    "Version",
    "Withdrawal",
    "identify",
]
