"""Text as other people's systems send it, made fit to read.

Everything here is pure and takes time in proportion to the text's length.
"""

import html
import re
import unicodedata

from ftfy import TextFixerConfig, fix_text

EMPTY = frozenset({"", "none", "null", "(null)", "n/a", "#n/a", "nan", "undefined", "-", "--", "---", "."})
LONGEST_EMPTY = 1 + max(map(len, EMPTY))

# What plain typing holds; anything else sends a text through the whole of the cleaning.
_UNUSUAL = re.compile(r"[^ -~]|[\\<&#]|  ")
# What may still be markup, a break or a mark, once something between was taken away.
_TELLING = re.compile(r"[\\<&]|##")
MOST_ROUNDS = 12
# Marks that one directory program leaves where it meant the end of a paragraph: ###MON###.
_MARK = re.compile(r"#{2,9}[A-Z0-9_]{1,20}#{2,9}")
_LITERAL_BREAK = re.compile(r"\\r\\n|\\[nr]")
_BREAK = re.compile(r"\r\n?|[\u0085\u2028\u2029\v\f]")
_BLOCK_TAG = re.compile(
    r"<\s*/?\s*(?:p|div|br|hr|ul|ol|tr|table|h[1-6]|section|article|blockquote|pre|dl|dt|dd)\b[^<>]{0,2000}>",
    re.IGNORECASE,
)
_ITEM_TAG = re.compile(r"<\s*li\b[^<>]{0,2000}>", re.IGNORECASE)
_OTHER_TAG = re.compile(
    r"<\s*/?\s*(?:a|abbr|b|big|body|center|cite|code|del|em|figure|font|form|head|html|i|iframe|img|input|ins|label|li|"
    r"mark|meta|o:p|picture|s|small|span|strike|strong|sub|sup|svg|tbody|td|tfoot|th|thead|tt|u|video)\b[^<>]{0,2000}>",
    re.IGNORECASE,
)
_HIDDEN = re.compile(r"<\s{0,9}(script|style|head|noscript)\b|<!--", re.IGNORECASE)
_CLOSING = {
    name: re.compile(rf"</{name}\s{{0,9}}>", re.IGNORECASE) for name in ("script", "style", "head", "noscript")
} | {"": re.compile("-->")}
# Control characters, lone surrogates, characters that turn the line round, and spaces of no width.
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufffe\uffff\ud800-\udfff]"
)
_SPACES = re.compile(r"[^\S\n]+")
_MISREAD = re.compile(r"[ÂÃâ€ÐÑΓ]|GÇ|\ufffd|ï»¿")
# UTF-8 read as the code page of an old PC, whose Γ was then turned into a G.
_OLD_PC = {
    "GÇÖ": "’", "GÇÿ": "‘", "GÇ£": "“", "GÇ¥": "”", "GÇô": "–", "GÇö": "—", "GÇó": "•", "GÇª": "…", "GäóG": "™G",
}  # fmt: skip
_KEEP_AS_TYPED = TextFixerConfig(
    unescape_html=False, uncurl_quotes=False, fix_latin_ligatures=False, fix_character_width=False, normalization=None
)


def clean(text: str) -> str:
    """This will make a text fit to read: paragraphs split by one empty line, no markup, nothing unseen.

    Mis-decoded text is mended, HTML becomes plain text, literal `\\n` becomes
    a line break, marks such as ###MON### and control characters go. The words
    None, NULL and N/A, alone, mean nothing and give "". A formula ("=SUM(A1)")
    stays what it is, a text.
    """
    return _until_clean(text) if _UNUSUAL.search(text) else _as_typed(text)


def clean_line(text: str) -> str:
    """This will clean a text that belongs on one line, such as a name."""
    return _as_typed(" ".join(_until_clean(text).split())) if _UNUSUAL.search(text) else _as_typed(text)


def _as_typed(text: str) -> str:
    text = text.strip()
    return "" if len(text) < LONGEST_EMPTY and text.lower() in EMPTY else text


def _until_clean(text: str) -> str:
    """What is clean stays as it is when it is read again elsewhere: one thing taken away may uncover another."""
    for _round in range(MOST_ROUNDS):
        before, text = text, _thoroughly(text)
        if text == before or not (_TELLING.search(text) or (not text.isascii() and _MISREAD.search(text))):
            break
    return text


def _thoroughly(text: str) -> str:
    text = _LITERAL_BREAK.sub("\n", text) if "\\" in text else text
    text = _MARK.sub("\n", text) if "##" in text else text
    text = _BREAK.sub("\n", text)
    if "<" in text or "&" in text:
        text = without_markup(text)
    text = _UNSEEN.sub("", text)
    if not text.isascii():
        text = _UNSEEN.sub("", unicodedata.normalize("NFC", mended(text)))
    return _as_typed(_in_paragraphs(text))


def without_markup(text: str) -> str:
    """This will turn HTML into plain text: blocks become lines, list items get a bullet.

    A lone "<" ("children <5") stays. The result is text, not safe HTML.
    """
    for _depth in range(3):  # what was escaped twice is markup only on the second look
        before = text
        if "<" in text:
            text = _without_hidden(text)
            text = _OTHER_TAG.sub("", _BLOCK_TAG.sub("\n", _ITEM_TAG.sub("\n• ", text)))
        if "&" in text:
            text = html.unescape(text)
        if text == before:
            break
    return text.replace("\xa0", " ")


def _without_hidden(text: str) -> str:
    """This will drop scripts, styles and comments; one that is never closed runs to the end."""
    shown: list[str] = []
    place = 0
    while found := _HIDDEN.search(text, place):
        shown.append(text[place : found.start()])
        closing = _CLOSING[(found.group(1) or "").lower()].search(text, found.end())
        if not closing:
            return "".join(shown)
        place = closing.end()
    return "".join(shown) + text[place:]


def mended(text: str) -> str:
    """This will mend text that was decoded in the wrong alphabet ("cafÃ©" was "café")."""
    if text.isascii() or not _MISREAD.search(text):
        return text
    if "Gä" in text or "GÇ" in text:
        for wrong, right in _OLD_PC.items():
            text = text.replace(wrong, right)
    return fix_text(text, _KEEP_AS_TYPED)


def _in_paragraphs(text: str) -> str:
    lines = [_SPACES.sub(" ", line).strip() for line in text.split("\n")]
    kept: list[str] = []
    for line in lines:
        if line or (kept and kept[-1]):
            kept.append(line)
    return "\n".join(kept).strip()
