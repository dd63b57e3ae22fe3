"""The clause checker: pure, without Django. Which phrases of a contract are at odds with the nine tests, and why.

`read_rules` reads the files that people edit; `look(text, rules)` gives the passages that are marked. Nothing is kept,
and nothing is added up: a text has no score, and what is not marked is not thereby fine.
"""

from ownterms.mirror.clauses.looking import LONGEST, Passage, TooLong, look
from ownterms.mirror.clauses.proving import read_rules
from ownterms.mirror.clauses.rules import SHIPPED, BadRules, Rule, Rules

__all__ = ["LONGEST", "SHIPPED", "BadRules", "Passage", "Rule", "Rules", "TooLong", "look", "read_rules"]
