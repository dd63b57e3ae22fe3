"""Small files, small functions, few dependencies. An exception stands here with its reason."""

import ast
import tomllib
from collections import Counter
from pathlib import Path

from .house import DEPENDENCIES, FILE_LINES, FOLDER_MODULES, FUNCTION_LINES, ROOT, TEMPLATE_LINES, tracked

EXCEPTIONS: dict[str, str] = {}


def lines(path: Path) -> int:
    """Lines that are not blank."""
    return sum(1 for line in path.read_text(encoding="utf-8").splitlines() if line.strip())


def ours(*patterns: str) -> list[Path]:
    """Our own files, without migrations."""
    return [path for path in tracked(*patterns) if "migrations" not in path.parts]


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))


def test_files_are_small() -> None:
    long = {name(path): lines(path) for path in ours("*.py", "run", "test") if lines(path) > FILE_LINES}
    assert set(long) <= set(EXCEPTIONS), long


def test_functions_are_small() -> None:
    long = {}
    for path in ours("*.py", "run", "test"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                length = (node.end_lineno or 0) - node.lineno + 1
                if length > FUNCTION_LINES:
                    long[f"{name(path)}:{node.name}"] = length
    assert set(long) <= set(EXCEPTIONS), long


def test_templates_are_small() -> None:
    long = {name(path): lines(path) for path in ours("*.html", "*.jinja") if lines(path) > TEMPLATE_LINES}
    assert set(long) <= set(EXCEPTIONS), long


def test_folders_are_small() -> None:
    modules = Counter(path.parent for path in ours("ownterms/**/*.py", "benchmarks/*.py") if path.name != "__init__.py")
    crowded = {name(folder): count for folder, count in modules.items() if count > FOLDER_MODULES}
    assert set(crowded) <= set(EXCEPTIONS), crowded


def test_dependencies_are_few_and_each_has_its_reason() -> None:
    text = (ROOT / "pyproject.toml").read_text()
    project = tomllib.loads(text)
    assert len(project["project"]["dependencies"]) == DEPENDENCIES  # one that goes takes its place with it
    every = [*project["project"]["dependencies"], *project["dependency-groups"]["dev"]]
    above = dict(zip(text.splitlines()[1:], text.splitlines(), strict=False))
    unexplained = [each for each in every if not above[f'    "{each}",'].strip().startswith("#")]
    assert unexplained == []


def test_locks_name_no_index_and_hash_every_file() -> None:
    for lock in ("requirements.lock", "requirements-dev.lock"):
        text = (ROOT / lock).read_text()
        assert "index-url" not in text
        assert "find-links" not in text
        assert text.count("==") <= text.count("--hash=sha256:")


def test_no_exception_is_stale() -> None:
    assert all((ROOT / each.split(":")[0]).exists() for each in EXCEPTIONS)
