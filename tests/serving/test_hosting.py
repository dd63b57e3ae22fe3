"""docs/hosting.md: what it says to write is right, and what it says to type works."""

import re
import shlex
import shutil
import subprocess
from pathlib import Path

import pytest

from .house import ROOT, run

TEXT = (ROOT / "docs" / "hosting.md").read_text(encoding="utf-8")


def blocks(kind: str) -> list[str]:
    """The blocks of one language, as they stand."""
    return re.findall(rf"```{kind}\n(.*?)```", TEXT, flags=re.DOTALL)


def test_its_settings_are_settings() -> None:
    listed = (ROOT / "docs" / "settings.md").read_text(encoding="utf-8")
    names = re.findall(r"^([A-Z_]+)=", blocks("ini")[0], flags=re.MULTILINE)

    assert "OWNTERMS_HOSTS" in names
    assert [name for name in names if f"`{name}`" not in listed] == []


def test_its_unit_starts_what_is_there() -> None:
    started = re.search(r"^ExecStart=/srv/ownterms/app/(\S+) (\w+)$", blocks("ini")[1], flags=re.MULTILINE)

    assert started
    assert (ROOT / started[1]).is_file()
    assert started[2] == "serve"


@pytest.mark.skipif(not shutil.which("nginx"), reason="nginx is not on this machine.")
def test_its_proxy_can_be_read_by_nginx(tmp_path: Path) -> None:
    server = blocks("nginx")[0].replace("listen 80;", "listen 127.0.0.1:8088;").replace("listen [::]:80;", "")
    (tmp_path / "nginx.conf").write_text(f"pid {tmp_path}/pid;\nerror_log stderr;\nevents {{}}\nhttp {{ {server} }}\n")

    done = subprocess.run(
        ["nginx", "-t", "-p", str(tmp_path), "-c", str(tmp_path / "nginx.conf")],
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stderr


@pytest.mark.slow
def test_its_commands_work(tmp_path: Path) -> None:
    told = {"OWNTERMS_DATA": str(tmp_path / "data"), "OWNTERMS_BACKUPS": str(tmp_path / "backups")}
    (tmp_path / "services.csv").write_text("name,description\nTuesday kitchen,Soup and bread.\n")
    lines = [line.removeprefix("sudo -u ownterms ") for block in blocks("sh") for line in block.splitlines()]
    said = []
    for line in lines:
        if not line.startswith("./run ") or "--mail" in line:
            continue
        words = shlex.split(line)[1:]
        if words[0] == "restore":
            words = ["restore", str(next((tmp_path / "backups").iterdir())), "--replace"]
        words = [str(tmp_path / word) if word.endswith(".csv") else word for word in words]
        done = run(*words, environment=told)
        assert "Traceback" not in done.stderr
        assert done.returncode == 0 or words[0] == "check", done.stderr  # it minds what is not there yet
        said.append(words[0])
    assert said == ["check", "directory", "check", "backup", "restore", "backup"]
