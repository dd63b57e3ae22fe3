"""How Django knows this package."""

from django.apps import AppConfig


class FindingConfig(AppConfig):
    """From a person's own words to what is around them."""

    name = "ownterms.finding"
