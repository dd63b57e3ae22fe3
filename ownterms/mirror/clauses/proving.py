"""Reads files of rules, and has each rule show that it does what its examples say."""

from pathlib import Path

from ownterms.mirror.clauses.looking import look
from ownterms.mirror.clauses.rules import BadRules, Rules


def read_rules(*files: Path, before: Rules | None = None) -> Rules:
    """This will read files one after another; later ones may use the lists of those before. Raises BadRules."""
    rules = before or Rules()
    for file in files:
        known = len(rules.rules)
        rules = rules.with_file(file)
        for rule in rules.rules[known:]:
            for text in (*rule.marks, *rule.leaves):
                is_marked = any(rule in passage.rules for passage in look(text, rules))
                if is_marked != (text in rule.marks):
                    says = "marks" if is_marked else "does not mark"
                    raise BadRules(f"{file.name}: the rule “{rule.id}” {says} its example “{text}”.")
    return rules
