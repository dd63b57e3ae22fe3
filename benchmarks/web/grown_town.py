"""A directory as large as wanted, grown from the invented town: copies of it with other ids, names and words."""

import json
import random
import re
from pathlib import Path
from typing import Any
from uuid import UUID, uuid5

TOWN = Path(__file__).parents[2] / "ownterms" / "site" / "demo" / "town.json"
_ID = re.compile(r'"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"')
FOREIGN = 0.25
"""The share of words in a description that come from other descriptions."""


def grow(file: Path, services: int) -> None:
    """This will write a feed of at least so many services, the town's own first."""
    text = TOWN.read_text(encoding="utf-8")
    town = json.loads(text)
    every = [service for body in town["organizations"] for service in body.get("services", ())]
    words = " ".join(service["description"] for service in every).split()
    copies = -(-services // len(every))
    dice = random.Random(services)
    bodies = [
        body
        for number in range(copies)
        for body in (town if not number else varied(text, number, words, dice))["organizations"]
    ]
    file.write_text(json.dumps(town | {"organizations": bodies}), encoding="utf-8")


def varied(text: str, number: int, words: list[str], dice: random.Random) -> dict[str, Any]:
    """One copy of the town: every record has an id of its own, every name a number, and a quarter of the words vary."""
    town: dict[str, Any] = json.loads(_ID.sub(lambda found: f'"{uuid5(UUID(found[0][1:-1]), str(number))}"', text))
    for body in town["organizations"]:
        body["name"] += f" {number}"
        for service in body.get("services", ()):
            service["name"] += f" {number}"
            said = service["description"].split()
            service["description"] = " ".join(dice.choice(words) if dice.random() < FOREIGN else each for each in said)
    return town
