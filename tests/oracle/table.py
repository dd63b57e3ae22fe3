"""What each address shows, and to whom. An address that nobody decided about here stops the tests, by its name."""

from dataclasses import dataclass, field
from typing import Final

OWNER, HELPER, ASKED, EITHER, ANYONE = "owner", "helper", "asked by name", "both", "anyone"
TYPED = "a browser in which its words were typed, which is nobody's here"


@dataclass(frozen=True)
class Page:
    """An address that has to do with spaces.

    `names` is the kind of thing that its parameter names, none where it shows whatever is the visitor's. `to` is for
    whom it answers. `shows` are the fields that a look at it must show: of the thing, of what it covers (`covers`), or
    of whatever is the visitor's. `looks` says whether it can be looked at; `sends` is a body as a browser sends it.
    """

    names: str = ""
    to: str = OWNER
    shows: frozenset[str] = frozenset()
    covers: bool = False
    looks: bool = True
    claimed: bool = False
    sends: dict[str, str] = field(default_factory=dict)


def fields(*names: str) -> frozenset[str]:
    """Names of fields."""
    return frozenset(names)


# Addresses that hold nothing of any space, whoever asks, and take nothing that names a thing in one.
NOTHING: Final = frozenset(
    """
    home about promises help-now alive ready metrics look gallery bundle
    results kept-words wander words concept proposal-draft proposal
    listing versions mistake organisation
    sign-in sign-in-code passkey-sign-in again again-code sign-out
    come-back your-card card-removal recovery-refusal
    space-start space-start-together space-done space-claim invited over-away sheet-new
    you your-name your-email your-email-code leaving passkeys new-passkey passkey-removal
    reaching reaching-review reaching-clearing sessions session-ending
    keeping naming organisation-keeping organisation-edit keepers keeper-end
    listing-new listing-edit listing-check listing-withdrawal mistake-answer feed-saying
    stewards pair changes change change-answer
    openreferral:details openreferral:services openreferral:service openreferral:service-at-locations
    openreferral:service-at-location openreferral:organizations openreferral:organization openreferral:taxonomies
    openreferral:taxonomy openreferral:taxonomy-terms openreferral:taxonomy-term
    openreferral:openapi openreferral:datapackage openreferral:hsds openreferral:nothing-there
    offline worker offline-choice offline-end
    public-account return return-file clauses clauses-known mirror mirror-seen mirror-here mirror-sheet
    all-published published-mirror taken-back viewpoints viewpoint organisation-mirror mirror-publishing
    wanted wanted-quarter wanted-csv wanted-json
    """.split()
)

A_WANT: Final = fields("want", "past")
"""What a want says, whether it stands on the agenda or was put away."""
SHEET: Final = fields("setting", "said", "photosays")
"""What a sheet says wherever it stands."""
TERMS: Final = fields("about", "where", "how", "notabout")
HANGING: Final = fields("option", "choice", "step", "came")
"""What hangs on a want."""
LOOSE: Final = fields("looseoption", "loosechoice", "loosestep", "loosecame")
"""The same, on none."""
SHOWN: Final = (
    SHEET
    | HANGING
    | LOOSE
    | fields("about", "words", "message", "thing", "score", "released", "shownon", "want", "thought")
)
"""What a helper reads on the page of a tie, and their person as they see it."""
TAKEN: Final = SHOWN | TERMS | fields("past", "version", "hidden", "saidbefore", "dictation", "called")
"""What its person takes as plain text: all of it."""
BEFORE_A_YES: Final = fields("where", "how", "notabout")
"""What somebody who is asked by name is told before they answer."""
PAGES: Final[dict[str, Page]] = {
    "space": Page(),
    "notebook": Page(shows=fields("words"), sends={"words": "A new line."}),
    "entry": Page("entry", shows=fields("words")),
    "entry-rewriting": Page("entry", shows=fields("words"), sends={"words": "Other words."}),
    "entry-removal": Page("entry", sends={"sure": "yes"}),
    "entry-picture": Page("pictured", EITHER, fields("picture")),
    "entry-sound": Page("sounding", EITHER, fields("sound")),
    "looks": Page(),
    "looks-copy": Page(),
    "whose-idea": Page(sends={"answer": "else"}),
    "counted": Page(sends={"count": "yes"}),
    "wants-counted": Page(shows=fields("counted")),
    "want-counted": Page(
        "want", shows=A_WANT | fields("counted"), claimed=True, sends={"concept": "help-with-sleep", "yes": "yes"}
    ),
    "want-counted-back": Page("want", looks=False),
    "own-viewpoints": Page(shows=fields("viewpoint")),
    "viewpoint-removal": Page("viewpoint", shows=fields("viewpoint"), sends={"sure": "yes"}),
    "erasing": Page(sends={"sure": "yes"}),
    "offline-pages": Page(shows=fields("words")),
    "offline-words": Page(sends={"words": "Written on the bus."}),
    "take": Page(),
    "take-file": Page(shows=TAKEN),
    "take-agenda": Page(shows=A_WANT | fields("version")),
    "take-want": Page("want", shows=A_WANT | fields("version")),
    "take-sheet": Page("sheet", shows=SHEET),
    "take-care": Page(shows=fields("setting", "want"), sends={"how": "show"}),
    "bring": Page(sends={"file": ""}),
    "bring-answer": Page(looks=False, sends={"answer": "yes"}),
    "ties-before": Page(),
    "tie-before-removal": Page("tiebefore", sends={"sure": "yes"}),
    "typed-answer": Page("dictation", looks=False, sends={"answer": "mine"}),
    "helper-sheet": Page(to=HELPER, shows=fields("shownon")),
    "helper-sheet-file": Page(to=HELPER),
    "helping": Page(to=HELPER, shows=fields("about")),
    "tie": Page("invitation", HELPER, SHOWN | fields("dictation"), covers=True),
    "tie-reason": Page("invitation", HELPER, looks=False, sends={"why": "We meet today."}),
    "tie-message": Page("invitation", HELPER, looks=False, sends={"words": "See you on Tuesday."}),
    "answer": Page("invitation", HELPER, looks=False, sends={"words": "What a good idea."}),
    "typing": Page("invitation", HELPER, looks=False, sends={"words": "She says that it is hers."}),
    "stepping-back": Page("invitation", HELPER, sends={"last_day": "2027-01-01", "goodbye": "It was good."}),
    "messages": Page("invitation", shows=fields("message"), sends={"words": "Hello."}),
    "see-as": Page("invitation", shows=SHOWN, covers=True),
    "invitations": Page(shows=fields("called")),
    "inviting": Page(
        claimed=True, shows=fields("words", "part", "thing", "want", "setting"), sends={"called": "Somebody"}
    ),
    "invitation": Page("invitation", shows=fields("called") | TERMS),
    "invitation-words": Page("invitation", looks=False, sends={}),
    "invitation-shows": Page("invitation", looks=False, sends={"shows": ""}),
    "invitation-renewal": Page("invitation", looks=False),
    "invitation-ending": Page("invitation", shows=fields("called")),
    "invitation-letter": Page("invitation", looks=False, sends={"email": "somebody@example.org"}),
    "asked": Page("invitation", ASKED, fields("greeting") | BEFORE_A_YES, sends={"answer": "no"}),
    "invited-typed": Page("invitation", TYPED, sends={"answer": "no"}),
    "scales": Page(shows=fields("thing"), sends={"thing": "How quiet it is."}),
    "scale": Page("scale", shows=fields("thing", "low", "high", "score")),
    "scale-score": Page("scale", looks=False, sends={"value": "3"}),
    "scale-standing": Page("scale", looks=False, sends={"retire": "yes"}),
    "scale-removal": Page("scale", shows=fields("thing"), sends={"sure": "yes"}),
    "score-removal": Page("score", shows=fields("score"), sends={"sure": "yes"}),
    "agenda": Page(shows=LOOSE | fields("want"), sends={"words": "A piano."}),
    "agenda-order": Page(shows=fields("want"), sends={"up": "x"}),
    "agenda-away": Page(shows=fields("past")),
    "want": Page("want", shows=A_WANT | HANGING | fields("version", "thought")),
    "want-words": Page("want", shows=A_WANT, sends={"words": "Another thing."}),
    "want-shown": Page("want", shows=A_WANT, sends={"no_picture": "yes"}),
    "want-shape": Page("want", looks=False, sends={"seed": "yes"}),
    "want-whose": Page("want", shows=A_WANT, sends={"answer": "me"}),
    "want-away": Page("want", shows=A_WANT, sends={"how": "theirs"}),
    "want-back": Page("want", looks=False, sends={"sure": "yes"}),
    "want-removal": Page("want", shows=A_WANT, sends={"sure": "yes"}),
    "want-picture": Page("pictured want", EITHER, fields("picture")),
    "want-sound": Page("sounding want", EITHER, fields("sound")),
    "thought": Page("thought", shows=fields("thought"), sends={"words": "Mine now."}),
    "thought-aside": Page("thought", looks=False, sends={"sure": "yes"}),
    "thoughts": Page("invitation", HELPER, looks=False, sends={"thought-words": "A piano?"}),
    "option-new": Page(shows=fields("want"), sends={"words": "My cousin."}),
    "option-invented": Page(looks=False, sends={"words": "Somewhere to play."}),
    "option-found": Page(looks=False, sends={"sure": "yes"}),
    "option": Page("option", shows=fields("option", "looseoption")),
    "option-words": Page("option", shows=fields("option", "looseoption", "want"), sends={"words": "My aunt."}),
    "option-source": Page("option", looks=False, sends={"source": "peer"}),
    "option-place": Page("option", looks=False, sends={"up": "yes"}),
    "option-removal": Page("option", sends={"sure": "yes"}),
    "choice-new": Page(shows=fields("looseoption"), sends={"answer": "later"}),
    "choice-removal": Page("choice", sends={"sure": "yes"}),
    "step-new": Page(shows=fields("want"), sends={"words": "Ring them."}),
    "step": Page("step", shows=fields("step", "loosestep"), sends={"words": "Write to them."}),
    "step-done": Page("step", looks=False, sends={"done": "yes"}),
    "step-removal": Page("step", shows=fields("step", "loosestep"), sends={"sure": "yes"}),
    "came-new": Page(sends={"words": "They said yes."}),
    "came-removal": Page("whatcame", shows=fields("came", "loosecame"), sends={"sure": "yes"}),
    "after-talk": Page("invitation", shows=fields("hidden", "released", "shownon"), sends={"listened": "yes"}),
    "after-talk-count": Page("invitation", looks=False, sends={"count": "yes"}),
    "after-talk-release": Page("aftertalk", looks=False, sends={"release": "yes"}),
    "after-talk-show": Page("aftertalk", looks=False, sends={"show": "yes"}),
    "after-talk-removal": Page("aftertalk", shows=fields("hidden", "released", "shownon"), sends={"sure": "yes"}),
    "about-me": Page(shows=fields("setting")),
    "sheet": Page("sheet", shows=SHEET),
    "sheet-writing": Page("sheet", shows=SHEET, sends={"said-matters": "My bees."}),
    "sheet-before": Page("sheet", shows=fields("setting", "saidbefore")),
    "sheet-removal": Page("sheet", shows=fields("setting"), sends={"sure": "yes"}),
    "sheet-picture": Page("photographed", EITHER, fields("photo")),
    "invited-by-words": Page("words", ANYONE, fields("greeting"), sends={"answer": "no"}),
}
