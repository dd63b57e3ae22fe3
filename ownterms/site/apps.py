"""How Django knows this package."""

from django.apps import AppConfig


class SiteConfig(AppConfig):
    """Settings, root addresses, home and the command line."""

    name = "ownterms.site"
    label = "house"  # "site" would be confused with Django's own
