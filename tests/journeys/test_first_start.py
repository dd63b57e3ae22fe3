"""The README's commands, run as a newcomer runs them."""

import os
import re
import shlex
import signal
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from docx import Document

ROOT = Path(__file__).resolve().parents[2]


def commands(name: str) -> list[str]:
    """The lines of a document's shell blocks that call the tool with a command, without their remarks."""
    blocks = re.findall(r"```sh\n(.*?)```", (ROOT / name).read_text(encoding="utf-8"), flags=re.DOTALL)
    lines = [line.split("#")[0].strip() for block in blocks for line in block.splitlines()]
    return [line for line in lines if line.startswith("./run ")]


def as_theirs(newcomer: dict[str, str]) -> dict[str, str]:
    """The environment of a newcomer: without what only the browser's library needs here."""
    return {name: said for name, said in os.environ.items() if name != "DJANGO_ALLOW_ASYNC_UNSAFE"} | newcomer


@pytest.fixture(scope="module")
def newcomer(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """A data folder of their own, two spreadsheets, and a contract."""
    home = tmp_path_factory.mktemp("newcomer")
    (home / "services.csv").write_text("name,description\nTuesday kitchen,Soup and bread at the warm hall.\n")
    (home / "sheet.csv").write_text("person_id,date,started_by\nA1,3 March 2025,self-referral\n")
    contract = Document()
    contract.add_paragraph("Service users must attend all sessions.")
    contract.save(str(home / "contract.docx"))
    return {"OWNTERMS_DATA": str(home / "data"), "HOME": str(home)}


@pytest.fixture(scope="module")
def address(newcomer: dict[str, str]) -> Iterator[str]:
    """A server started by `./run` on a free port, and stopped afterwards."""
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        port = door.getsockname()[1]
    command = [sys.executable, str(ROOT / "run"), "--port", str(port)]
    with subprocess.Popen(command, env=as_theirs(newcomer), stdout=subprocess.PIPE, text=True) as started:
        assert started.stdout is not None
        yield started.stdout.readline()
        started.send_signal(signal.SIGINT)
        started.wait(timeout=20)


def test_it_says_one_line_with_the_address_and_serves(address: str) -> None:
    found = re.search(r"http://127\.0\.0\.1:\d+/", address)
    assert found, address

    with urllib.request.urlopen(found[0], timeout=20) as home:  # noqa: S310  (our own address)
        assert home.status == 200
        assert "What would you like?" in home.read().decode()


def test_a_taken_port_is_said_in_a_sentence(address: str, newcomer: dict[str, str]) -> None:
    port = re.search(r":(\d+)/", address)
    assert port

    command = [sys.executable, str(ROOT / "run"), "--port", port[1]]
    second = subprocess.run(command, env=as_theirs(newcomer), capture_output=True, text=True, check=False)

    assert second.returncode == 1
    assert f"Port {port[1]}" in second.stderr
    assert "Traceback" not in second.stderr


def test_the_commands_of_the_readme_work_one_after_another(address: str, newcomer: dict[str, str]) -> None:
    for line in commands("README.md"):
        if "--port" in line or "https://" in line:
            continue  # a server is running already, and tests reach no other machine
        command = [sys.executable, str(ROOT / "run"), *shlex.split(line)[1:]]
        home, environment = newcomer["HOME"], as_theirs(newcomer)
        done = subprocess.run(command, cwd=home, env=environment, capture_output=True, text=True, check=False)
        assert done.returncode == 0, f"{line}: {done.stdout}{done.stderr}"
