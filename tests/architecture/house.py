"""The house as data: its rooms in order, its files, its limits."""

import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "ownterms"

# From the ground up; the same order, turned over, stands in pyproject.toml for the imports.
ROOMS = ["lib", "design", "trail", "people", "spaces", "directory", "agenda", "finding", "mirror", "exchange", "site"]

FILE_LINES = 300
FUNCTION_LINES = 40
TEMPLATE_LINES = 100
FOLDER_MODULES = 15
DEPENDENCIES = 21


def tracked(*patterns: str) -> list[Path]:
    """The files of the project that match, as git lists them (new ones too, ignored ones not)."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "--", *patterns]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return sorted({ROOT / line for line in listed.splitlines() if (ROOT / line).is_file()})
