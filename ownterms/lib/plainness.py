"""How plainly a text speaks: measured by a few rules of thumb, which say where to look and no more."""

import re

LONG_SENTENCE = 40  # words
HARD_GRADE = 16.0  # years of school; texts above it are hard for most people
ENOUGH = 30  # words, below which no grade is told
SHOUTED = 0.7  # share of capital letters
LETTERS = 16  # below which capitals may be a short name
WORD = re.compile(r"[^\W_][\w’'-]*")
END = re.compile(r"(?<=[.!?:;])\s+|\n+")
MISREAD = re.compile("\ufffd|Ã[\x80-\xbf©¨¢´ª«¼½]|â€|Â[£\xa0°]|&(?:amp|nbsp|quot|#\\d+);")
JARGON = (
    "signposting", "multi-agency", "multi-disciplinary", "multidisciplinary", "service user", "service users",
    "stakeholder", "stakeholders", "referral pathway", "care pathway", "holistic", "holistically", "commissioned",
    "interventions", "eligibility criteria", "presenting needs", "wraparound", "caseload", "triage", "co-morbidity",
    "psychoeducation", "step-down", "tier 2", "tier 3", "domiciliary", "outcomes framework", "KPI", "KPIs", "MDT",
)  # fmt: skip
_JARGON = re.compile(r"\b(?:" + "|".join(map(re.escape, JARGON)) + r")\b", re.IGNORECASE)


def sentences(text: str) -> list[str]:
    """This will split a text into sentences."""
    return [part.strip() for part in END.split(text) if WORD.search(part)]


def syllables(word: str) -> int:
    """This will count an English word's syllables, about right."""
    plain = re.sub(r"[^a-z]", "", word.lower())
    groups = len(re.findall(r"[aeiouy]+", re.sub(r"(?<=[^aeiouy])(?:es|ed|e)$", "", plain)))
    if re.search(r"(?:[td]ed|[sxz]es|[cg]es|[^aeiou]le|ches|shes)$", plain):
        groups += 1
    return max(1, groups)


def grade(text: str) -> float:
    """This will give the years of school needed to read a text (Flesch-Kincaid); 0 where it is too short to tell."""
    said = sentences(text)
    spoken = WORD.findall(text)
    if len(spoken) < ENOUGH:
        return 0.0
    return 0.39 * len(spoken) / len(said) + 11.8 * sum(map(syllables, spoken)) / len(spoken) - 15.59


def longest_sentence(text: str) -> int:
    """This will give the words of the longest sentence."""
    return max((len(WORD.findall(each)) for each in sentences(text)), default=0)


def jargon(text: str) -> list[str]:
    """This will give the words that only those say who work there, each once."""
    return list(dict.fromkeys(found.group().lower() for found in _JARGON.finditer(text)))


def shouts(text: str) -> bool:
    """This will say whether nearly all of a text is in capitals."""
    letters = [letter for letter in text if letter.isalpha() and letter.lower() != letter.upper()]
    return len(letters) >= LETTERS and sum(map(str.isupper, letters)) >= SHOUTED * len(letters)


def is_misread(text: str) -> bool:
    """This will say whether letters were decoded in the wrong alphabet, or marks of the web left in."""
    return bool(MISREAD.search(text))
