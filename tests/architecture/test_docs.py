"""The documents are tested like code."""

import re
import shlex
from pathlib import Path

import pytest

from ownterms.site.command_line import COMMANDS

from .house import ROOT, tracked

DOCS = [path for path in tracked("*.md") if path.is_file()]
ADRS = sorted((ROOT / "docs" / "adr").glob("[0-9]*.md"))
LIMITS = {"README.md": 60, "ARCHITECTURE.md": 150, "STYLE.md": 200}


@pytest.mark.parametrize("path", DOCS, ids=lambda path: str(path.relative_to(ROOT)))
def test_links_resolve(path: Path) -> None:
    text = re.sub(r"```.*?```", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    targets = [t.split("#")[0] for t in re.findall(r"\]\(([^)\s]+)\)", text)]
    broken = [
        t for t in targets if t and "://" not in t and not t.startswith("mailto:") and not (path.parent / t).exists()
    ]
    assert broken == []


@pytest.mark.parametrize(("name", "limit"), LIMITS.items())
def test_first_pages_are_short(name: str, limit: int) -> None:
    assert len((ROOT / name).read_text().splitlines()) <= limit


def test_decisions_are_numbered_without_gaps_and_listed() -> None:
    index = (ROOT / "docs" / "adr" / "README.md").read_text()
    assert [int(path.name[:4]) for path in ADRS] == list(range(1, len(ADRS) + 1))
    assert [path.name for path in ADRS if path.name not in index] == []


@pytest.mark.parametrize("path", ADRS, ids=lambda path: path.name)
def test_a_decision_says_why_and_how_it_is_kept(path: Path) -> None:
    text = path.read_text()
    assert text.startswith(f"# {int(path.name[:4])}. ")
    headings = re.findall(r"^## (.+)$", text, flags=re.MULTILINE)
    assert headings == ["Context", "Options", "Decision", "Consequences", "How it is kept"]


def test_every_setting_of_a_host_is_listed() -> None:
    listed = set(re.findall(r"`(OWNTERMS_\w+)`", (ROOT / "docs" / "settings.md").read_text()))
    used = {
        name
        for path in tracked("ownterms/**/*.py")
        if "tests" not in path.parts
        for name in re.findall(r'"(OWNTERMS_[A-Z_]+)"', path.read_text(encoding="utf-8"))
    }
    assert listed == used


def test_commands_in_the_docs_are_commands_of_the_tool() -> None:
    unknown = []
    for path in DOCS:
        for block in re.findall(r"```(?:sh|console)\n(.*?)```", path.read_text(encoding="utf-8"), flags=re.DOTALL):
            for line in block.splitlines():
                parts = shlex.split(line.removeprefix("sudo -u ownterms "), comments=True)
                if len(parts) > 1 and parts[0] == "./run" and not parts[1].startswith("-") and parts[1] not in COMMANDS:
                    unknown.append(line)
    assert unknown == []
