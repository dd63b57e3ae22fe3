"""What our own code never does, found by reading all of it."""

import ast
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from .house import ROOT, tracked

Call = tuple[str, ast.Call]

READ_BACK = {"pickle", "shelve", "dill", "yaml", "jsonpickle"}
OURS_ALONE = {"ownterms/directory/taking/staging.py": "reads its own temporary file, which nobody else can write"}


def code() -> list[Path]:
    """Our own modules, without tests."""
    return [path for path in tracked("ownterms/**/*.py") if not {"tests", "migrations"} & set(path.parts)]


def calls(text: str) -> Iterator[Call]:
    """Every call with what is called, as it is written."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Call):
            yield ast.unparse(node.func), node


def imports(text: str) -> set[str]:
    """The first part of every module that is imported."""
    found = set()
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Import):
            found |= {each.name.partition(".")[0] for each in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module.partition(".")[0])
    return found


def makes_sql(name: str, call: ast.Call) -> bool:
    """Whether a statement is put together where it is sent, or Django's unsafe ways are used."""
    if name.endswith((".execute", ".executemany", "RunSQL", ".raw")) and call.args:
        return isinstance(call.args[0], ast.JoinedStr | ast.BinOp) or ".format(" in ast.unparse(call.args[0])
    return name.endswith((".extra", "RawSQL"))


def goes_through_a_shell(name: str, call: ast.Call) -> bool:
    """Whether a command is read by a shell."""
    shell = any(each.arg == "shell" and ast.unparse(each.value) != "False" for each in call.keywords)
    return shell or name in {"os.system", "os.popen", "subprocess.getoutput", "subprocess.getstatusoutput"}


def makes_code(name: str, _call: ast.Call) -> bool:
    """Whether words become code."""
    return name in {"eval", "exec", "compile", "__import__"}


def makes_a_template(name: str, _call: ast.Call) -> bool:
    """Whether words become a template, or markup that is not escaped."""
    return name.endswith(("from_string", "mark_safe", "Markup")) or name == "Template"


def digests_weakly(name: str, call: ast.Call) -> bool:
    """Whether a digest that can be forged is used, and not said to guard nothing."""
    guards_nothing = any(each.arg == "usedforsecurity" for each in call.keywords)
    return name in {"hashlib.md5", "hashlib.sha1"} and not guards_nothing


def found_by(rule: Callable[[str, ast.Call], bool]) -> list[str]:
    """Where in our code a rule is broken."""
    return [
        f"{path.relative_to(ROOT)}:{call.lineno} {name}"
        for path in code()
        for name, call in calls(path.read_text(encoding="utf-8"))
        if rule(name, call)
    ]


def test_sql_is_never_put_together_from_values() -> None:
    assert found_by(makes_sql) == []


def test_no_command_goes_through_a_shell() -> None:
    assert found_by(goes_through_a_shell) == []


def test_no_code_is_made_of_words() -> None:
    assert found_by(makes_code) == []


def test_no_template_is_made_of_words() -> None:
    assert found_by(makes_a_template) == []
    unescaped = [path.name for path in tracked("ownterms/**/*.jinja") if re.search(r"\|\s*safe\b", path.read_text())]
    assert unescaped == []


def test_no_weak_digest_guards_anything() -> None:
    assert found_by(digests_weakly) == []


def test_nothing_that_can_run_code_is_read_back() -> None:
    used = {
        str(path.relative_to(ROOT))
        for path in code()
        if imports(path.read_text(encoding="utf-8")) & (READ_BACK | {"marshal"})
    }
    assert used == set(OURS_ALONE)


def test_chance_that_guards_comes_from_secrets() -> None:
    assert [str(path) for path in code() if "random" in imports(path.read_text(encoding="utf-8"))] == []


def test_scripts_write_text_and_never_markup() -> None:
    unsafe = re.compile(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function")
    assert [path.name for path in tracked("ownterms/**/*.js") if unsafe.search(path.read_text(encoding="utf-8"))] == []


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        (makes_sql, 'cursor.execute(f"SELECT {words}")'),
        (makes_sql, 'cursor.execute("SELECT %s" % words)'),
        (goes_through_a_shell, "subprocess.run(words, shell=True)"),
        (makes_code, "eval(words)"),
        (makes_a_template, "environment.from_string(words)"),
        (digests_weakly, "hashlib.md5(words)"),
    ],
)
def test_that_could_show_code_that_does(rule: Callable[[str, ast.Call], bool], text: str) -> None:
    assert any(rule(name, call) for name, call in calls(text))
