"""Root addresses: each package's own, side by side."""

from django.urls import URLPattern, URLResolver, include, path

from ownterms.site import views
from ownterms.site.watching import views as watching

urlpatterns: list[URLPattern | URLResolver] = [
    path("", views.home_page, name="home"),
    path("about/", views.about_page, name="about"),
    path("promises/", views.promises_page, name="promises"),
    path("help-now/", views.help_now_page, name="help-now"),
    path("health/", watching.alive, name="alive"),
    path("health/ready/", watching.ready, name="ready"),
    path("metrics", watching.metrics, name="metrics"),
    path("", include("ownterms.finding.urls")),
    path("", include("ownterms.people.urls")),
    path("", include("ownterms.spaces.urls")),
    path("", include("ownterms.directory.urls")),
    path("", include("ownterms.exchange.urls")),
    path("", include("ownterms.design.urls")),
]

# Pages that anyone may open. Every other address needs sign-in, which the middleware sees to.
PUBLIC_PAGES = [
    "home",
    "about",
    "promises",
    "help-now",
    "results",
    "kept-words",
    "wander",
    "words",
    "concept",
    "proposal-draft",
    "proposal",
    "listing",
    "versions",
    "mistake",
    "organisation",
    "look",
    "gallery",
    "bundle",
    "sign-in",
    "sign-in-code",
    "alive",
    "ready",
    "metrics",
    "passkey-sign-in",
    "come-back",
    "openreferral:details",
    "openreferral:services",
    "openreferral:service",
    "openreferral:service-at-locations",
    "openreferral:service-at-location",
    "openreferral:organizations",
    "openreferral:organization",
    "openreferral:taxonomies",
    "openreferral:taxonomy",
    "openreferral:taxonomy-terms",
    "openreferral:taxonomy-term",
    "openreferral:openapi",
    "openreferral:datapackage",
    "openreferral:hsds",
    "openreferral:nothing-there",
]

# Pages for those who signed in. A test finds addresses that nobody decided about.
SIGNED_IN_PAGES: list[str] = [
    "you",
    "keeping",
    "naming",
    "organisation-keeping",
    "organisation-edit",
    "keepers",
    "keeper-end",
    "listing-new",
    "listing-edit",
    "listing-check",
    "your-name",
    "your-email",
    "your-email-code",
    "leaving",
    "your-card",
    "card-removal",
    "recovery-refusal",
    "passkeys",
    "new-passkey",
    "passkey-removal",
    "reaching",
    "reaching-review",
    "reaching-clearing",
    "sessions",
    "session-ending",
    "again",
    "again-code",
    "sign-out",
    "listing-withdrawal",
    "mistake-answer",
    "feed-saying",
    "stewards",
    "pair",
    "changes",
    "change",
    "change-answer",
]

handler400 = views.bad_request_page
handler403 = views.refused_page
handler404 = views.not_found_page
handler500 = views.our_fault_page
