"""The list of parts (SBOM) that `./test parts` writes names every library that runs here, each with its digests."""

import json
import re
import subprocess
import sys
from pathlib import Path

from .house import ROOT


def test_the_list_of_parts_names_every_library_with_its_digests(tmp_path: Path) -> None:
    made = tmp_path / "parts.json"
    tool = str(Path(sys.executable).with_name("cyclonedx-py"))

    subprocess.run([tool, "requirements", "requirements.lock", "--of", "JSON", "-o", str(made)], cwd=ROOT, check=True)

    listed = json.loads(made.read_text())["components"]
    pinned = re.findall(r"^([\w.-]+)==(\S+)", (ROOT / "requirements.lock").read_text(), re.MULTILINE)
    assert {(each["name"], each["version"]) for each in listed} == set(pinned)
    assert [each["name"] for each in listed if not each["externalReferences"][0]["hashes"]] == []
