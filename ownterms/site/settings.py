"""Settings. Each that a host may change is read from the environment and listed in docs/settings.md."""

import os
from pathlib import Path

from django.utils.translation import gettext_lazy as _

from ownterms.people.mail import mail
from ownterms.site.databases import database, replica
from ownterms.site.keys import master_keys, secret_key
from ownterms.site.logs import logging_by
from ownterms.site.serving.environment import amount, number
from ownterms.site.serving.patience import MOST_WITH_FILES

BASE_DIR = Path(__file__).resolve().parents[2]

# Everything that a run writes lies in this one folder.
DATA = Path(os.environ.get("OWNTERMS_DATA", BASE_DIR / "data")).resolve()
SECRET_KEY = secret_key(DATA)
# What is private lies under these: the newest seals, all open.
MASTER_KEYS = master_keys(DATA, os.environ.get("OWNTERMS_MASTER_KEY", ""))

DEBUG = os.environ.get("OWNTERMS_DEBUG") == "yes"
# The machine's own names always: whoever watches over it asks from there.
HOSTS = os.environ.get("OWNTERMS_HOSTS", "").split()
ALLOWED_HOSTS = [*HOSTS, "localhost", "127.0.0.1", "[::1]"]

# Reached over https, as with `./run serve`: cookies travel by it only, and browsers come by it for a year.
HTTPS = os.environ.get("OWNTERMS_HTTPS") == "yes"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = HTTPS
# So called, browsers take them from this very host alone, and never from one beside it.
SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = (f"{'__Host-' if HTTPS else ''}{name}" for name in ("sessionid", "csrftoken"))
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
# What watches from the machine itself comes by plain http.
SECURE_REDIRECT_EXEMPT = [r"^health/", r"^metrics$"]
# To put a name on the lists inside browsers is for whoever owns the name, and cannot be taken back.
SILENCED_SYSTEM_CHECKS = ["security.W021"]
# How many proxies stand in front. With one, what it says of the visitor's address and of https is believed.
PROXIES = number("OWNTERMS_PROXIES", otherwise=0)
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if PROXIES else None
# Who may read the counts from another machine: whoever knows this word.
METRICS_TOKEN = os.environ.get("OWNTERMS_METRICS_TOKEN", "")

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "django_tasks",
    "django_tasks_db",
    "ownterms.trail",
    "ownterms.design",
    "ownterms.people",
    "ownterms.spaces",
    "ownterms.directory",
    "ownterms.agenda",
    "ownterms.mirror",
    "ownterms.finding",
    "ownterms.exchange",
    "ownterms.site",
]

MIDDLEWARE = [
    "ownterms.site.watching.middleware.Watched",
    "ownterms.site.middleware.own_house_only",
    "django.middleware.security.SecurityMiddleware",
    "ownterms.site.middleware.plain_text_only",
    "ownterms.site.middleware.known_methods_only",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    # Adds random bytes to each page, so that its length tells nothing (BREACH).
    "django.middleware.gzip.GZipMiddleware",
    "ownterms.site.rows.middleware.Waits",
    "ownterms.site.rows.middleware.ReadsFromReplicas",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    # Passkeys: allauth asks it who is asking.
    "allauth.account.middleware.AccountMiddleware",
    "ownterms.people.middleware.says_whose",
    "ownterms.people.middleware.drafts_come_back",
    "ownterms.site.middleware.SignedInUnlessPublic",
    "ownterms.site.middleware.not_allowed_in_words",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

ROOT_URLCONF = "ownterms.site.urls"
WSGI_APPLICATION = "ownterms.site.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "APP_DIRS": True,
        "OPTIONS": {
            "environment": "ownterms.design.pages.environment",
            "context_processors": ["ownterms.design.pages.frame", "ownterms.people.views.every_page.every_page"],
        },
    },
]

POOLED = os.environ.get("OWNTERMS_POOLED") == "yes"
DATABASES = {"default": database(os.environ.get("DATABASE_URL", ""), folder=DATA, pooled=POOLED)}
# Copies that follow the database, for readers.
if os.environ.get("OWNTERMS_READ_URL"):
    DATABASES["replica"] = replica(os.environ["OWNTERMS_READ_URL"], folder=DATA, pooled=POOLED)
    DATABASE_ROUTERS = ["ownterms.site.rows.replicas.Router"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "people.Person"
LOGIN_URL = "sign-in"
# Sessions are rows that their person can read and end.
SESSION_ENGINE = "ownterms.people.sessions"
SESSION_COOKIE_SAMESITE = "Lax"
# After so many days without a visit, somebody signs in anew.
SESSION_COOKIE_AGE = number("OWNTERMS_IDLE_DAYS", otherwise=30) * 24 * 60 * 60

# What rooms above do about a person: before they leave for good, and after they came back by recovery.
# Each is a verb that takes the person, by its dotted path; all of it happens in one transaction, or nothing.
# Where what others did stands, by act: the name of an address.
ACT_PAGES = {"thought": "agenda"}
BEFORE_LEAVING = ["ownterms.spaces.actions.erase_of", "ownterms.spaces.inviting.leave_every_tie"]
AFTER_RECOVERY = ["ownterms.spaces.actions.suspend"]
# What is done once a backup was brought back: what it says may be older than what people took back.
AFTER_RESTORE = ["ownterms.mirror.actions.ask_anew"]
# What rooms above look at when trails are verified: each gives a `Check` of the trail.
VERIFIED_TOO = ["ownterms.spaces.checks.beginnings"]

# What rooms above show a helper on the page of a tie: each takes a `Look`, and gives what is shown or None.
SHOWN_IN_TIES = [
    "ownterms.agenda.in_ties.sheets.shown",
    "ownterms.agenda.in_ties.wants.shown",
    "ownterms.agenda.in_ties.scales.shown",
    "ownterms.agenda.in_ties.after_talks.shown",
]
# What rooms above let somebody do with a listing: (URL name of a page that takes its id, words).
LISTING_ACTS = [("option-found", _("Keep this as an option"))]
# What rooms above tell everyone of an organisation, on its page and on those of its listings: each takes its id, and
# gives ways to what they tell: (address, words).
ORGANISATION_WAYS = ["ownterms.mirror.of_organisations.ways"]
# The same for those who keep its pages.
KEEPING_PAGES = [("organisation-mirror", _("Look into your mirror"))]
# What rooms above let a person do with a want of theirs: (URL name of a page that takes its id, words).
WANT_PAGES = [("want-counted", _("Let it be counted"))]
# What rooms above offer quietly on the page of an invitation to which somebody said yes: (URL name, words).
INVITATION_PAGES = [("after-talk", _("After we talk: how was it?"))]
# What rooms above offer on the page of those who were asked in: (URL name, words).
HELPING_PAGES = [("helper-sheet", _("A sheet about how I help, to show to whom I like"))]
# What rooms above add to the ways on a person's space page: (URL name, title, picture, words).
SPACE_PAGES = [
    ("agenda", _("Your agenda"), "leaf", _("What you want, in your own words. To have none is fine too.")),
    ("about-me", _("About me"), "people", _("Pages about you, in your own words.")),
    ("scales", _("In my words"), "leaf", _("Keep an eye on something, in a measure of your own.")),
    ("take", _("Take it all with me"), "paper", _("All that is yours, in one file.")),
    ("bring", _("Bring it here"), "door", _("What you took from another place like this.")),
    ("counted", _("May it be counted?"), "leaf", _("Off, until you say yes. Never fewer than ten people.")),
    ("own-viewpoints", _("How it looked to you"), "look", _("What you said of organisations. Only you can read it.")),
    (
        "offline-choice",
        _("My pages without a network"),
        "web",
        _("A locked copy on this device, to read and to write."),
    ),
]
# Those of them that nothing comes of without a script.
SPACE_BY_SCRIPT = {"offline-choice"}
# Where one thing stands on a screen: those of them that come first, and their pictures.
SPACE_FIRST = {"agenda", "about-me"}
SPACE_PICTURES = {
    "agenda": "star",
    "about-me": "portrait",
    "scales": "balance",
    "take": "road",
    "bring": "house",
    "counted": "group",
    "own-viewpoints": "eye",
    "offline-choice": "book",
}
# What is offered before a space is wiped out: (URL name, words).
BEFORE_WIPING = ("take", _("Take it with you first"))
# Where words are sent that somebody wrote without a network.
UNSENT_AT = "offline-words"

# Passkeys are allauth's. Its pages and addresses are not here: the door is ours (docs/adr/0012).
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*"]
MFA_SUPPORTED_TYPES = ["webauthn"]
MFA_ADAPTER = "ownterms.people.passkeys.Adapter"

# How letters leave here. Until a host says so, they lie in a folder.
LETTERS = DATA / "letters"
locals().update(
    mail(os.environ.get("OWNTERMS_MAIL", ""), sender=os.environ.get("OWNTERMS_MAIL_FROM", ""), folder=LETTERS)
)

# Photos and voice notes tell more than people mean to. As they came they are held in memory, and never on a disk.
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.MemoryFileUploadHandler"]
FILE_UPLOAD_MAX_MEMORY_SIZE = MOST_WITH_FILES
# Words beside them are refused by the form, which keeps them on its page, and not by a page that knows nothing of them.
DATA_UPLOAD_MAX_MEMORY_SIZE = MOST_WITH_FILES

# Where a backup is written each night, and how many of them are kept.
BACKUPS = os.environ.get("OWNTERMS_BACKUPS", "")
BACKUPS_KEPT = number("OWNTERMS_BACKUPS_KEPT", otherwise=14)

# Work that nobody waits for lies in the database until a worker has done it.
# What takes long waits in a queue of its own, so that no letter waits behind it.
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default", "slow", "backups"]}}

LANGUAGE_CODE = "en-gb"
LANGUAGES = [("en-gb", _("English"))]
LOCALE_PATHS = [BASE_DIR / "ownterms" / "locale"]
USE_I18N = True
TIME_ZONE = os.environ.get("OWNTERMS_TIME_ZONE", "Europe/London")
USE_TZ = True

STATIC_URL = "static/"
STATIC_ROOT = DATA / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

# Nothing that a person types is logged: `lines` says what went wrong with the house itself, `json` which view
# answered too.
LOGGING = logging_by(os.environ.get("OWNTERMS_LOG", "lines"))

# Invented people, as files that were taken (docs/taking.md); the first is the one whom `./run export --demo` shows.
DEMO_PEOPLE = [BASE_DIR / "ownterms" / "site" / "demo" / f"{name}.json" for name in ("asha", "meera", "denise", "tom")]
# Noise in what people want: how much of it for one quarter, as an epsilon, and for a year; 0 is none.
NOISE = amount("OWNTERMS_NOISE", otherwise=0, least=0.5)
NOISE_YEAR = amount("OWNTERMS_NOISE_YEAR", otherwise=4)
# How this place is called, on every page.
PLACE = os.environ.get("OWNTERMS_PLACE", "")
# The links on every page: (URL name, words). The frame knows no domain; this does.
NAVIGATION = [
    ("home", _("What would you like?")),
    ("space-start", _("A space of your own")),
    ("words", _("Words we know")),
    ("promises", _("Our promises")),
    ("about", _("About")),
]
# Those that only the foot of each page has: for services more than for whoever looks for something.
NAVIGATION_BELOW = [("wanted", _("What people here want")), ("mirror", _("The honest mirror"))]
# The way to one's own page, before signing in and after.
WAY_IN = ("sign-in", _("Sign in"))
OWN_PAGE = ("space", _("Your space"))
# Where six words are typed that somebody else gave: a URL name.
GIVEN_WORDS = "invited"
# What stands on everyone's own page beside what is theirs: (URL name, title, picture, words, way).
YOUR_PAGES = [
    (
        "space-start",
        _("Your space"),
        "heart",
        _("To write or keep what you like. It is private."),
        _("Open it"),
    ),
    ("helping", _("Who asked you in"), "people", _("What others opened to you stands here."), _("See who it is")),
    ("keeping", _("Pages that you keep"), "house", _("Some people look after what others find here."), _("See them")),
]
# Where the one question is answered, and where people wander who have none.
ASK_AT = "results"
JUST_LOOKING = "wander"
# The lines of help in one file, which a host elsewhere writes anew.
HELP_NOW_FILE = os.environ.get("OWNTERMS_HELP_NOW", BASE_DIR / "ownterms" / "site" / "help_now.toml")
# A folder of sheets that the host adds (docs/packs.md).
PACKS = os.environ.get("OWNTERMS_PACKS", "")
# A folder of rules for the clause checker that the host adds (docs/clauses.md).
CLAUSES = os.environ.get("OWNTERMS_CLAUSES", "")
# A folder of forms for returns that the host adds (docs/returns.md).
RETURNS = os.environ.get("OWNTERMS_RETURNS", "")
# Where the source of what runs here can be read, as its licence asks.
SOURCE = os.environ.get("OWNTERMS_SOURCE", "")
HELP_NOW = ("help-now", _("Help now"))
# Where a quick exit leads: dull, likely in anyone's history, and not ours.
QUICK_EXIT = os.environ.get("OWNTERMS_QUICK_EXIT", "https://www.bbc.co.uk/weather")

# Other sites learn nothing. Our own must: with "no-referrer" browsers hide where a form comes from,
# and every form is refused.
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
X_FRAME_OPTIONS = "DENY"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_AGE = None  # gone with the browser's window: no trace of a visit
CSRF_FAILURE_VIEW = "ownterms.site.views.refused_page"
CSRF_COOKIE_SAMESITE = "Strict"
