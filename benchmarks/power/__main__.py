"""Run by `python -m benchmarks.power [CUTS]`."""

import json
import random
import sys
import tempfile
from dataclasses import dataclass, field, replace
from pathlib import Path

import apsw

from .product import FILE, Product, look

CUTS_OF_A_RUN = 25
PAGES = 200  # of the log of writes, before they are moved: sooner than usual, so that many cuts fall into it


@dataclass
class Step:
    """One thing that a file was told: write these bytes there, cut it to a length, flush it, or be gone."""

    name: str
    kind: str
    at: int = 0
    data: bytes = b""


@dataclass
class Disk:
    """What the disk was told, in order, and after how many steps each write was acknowledged."""

    steps: list[Step] = field(default_factory=list)
    acknowledged: list[tuple[int, str]] = field(default_factory=list)

    def after(self, cut: int, dice: random.Random) -> dict[str, bytearray]:
        """The files as a machine finds them whose power went after so many steps."""
        files: dict[str, bytearray] = {}
        loose: dict[str, list[Step]] = {}
        for step in self.steps[:cut]:
            if step.kind == "flush":
                for each in loose.pop(step.name, []):
                    _do(files, each)
            elif step.kind == "gone":
                files.pop(step.name, None)
                loose.pop(step.name, None)
            else:
                loose.setdefault(step.name, []).append(step)
        for unsure in loose.values():
            for each in _survivors(unsure, dice):
                _do(files, each)
        return files


def _survivors(unsure: list[Step], dice: random.Random) -> list[Step]:
    fate = dice.choice(["none", "some", "first"])
    if fate == "none":
        return []
    if fate == "first":
        return unsure[: dice.randint(0, len(unsure))]
    return [each for each in unsure if dice.random() < 0.5]


def _do(files: dict[str, bytearray], step: Step) -> None:
    content = files.setdefault(step.name, bytearray())
    if step.kind == "cut":
        del content[step.at :]
        return
    if len(content) < step.at:
        content.extend(bytes(step.at - len(content)))
    content[step.at : step.at + len(step.data)] = step.data


class Watched(apsw.VFS):
    """The machine's file system, with a note of all that it is told."""

    def __init__(self, disk: Disk) -> None:
        self.disk = disk
        super().__init__("watched", "", maxpathname=1024)

    def xOpen(self, name: str | apsw.URIFilename | None, flags: list[int]) -> "WatchedFile":  # noqa: N802
        """This will open a file whose writes are noted."""
        return WatchedFile(self.disk, name, flags)

    def xDelete(self, filename: str, syncdir: bool) -> None:  # noqa: N802, FBT001
        """This will note that a file is gone: else a stale journal would undo the database."""
        super().xDelete(filename, syncdir)
        self.disk.steps.append(Step(Path(filename).name, "gone"))


class WatchedFile(apsw.VFSFile):
    """One file whose writes are noted."""

    def __init__(self, disk: Disk, name: str | apsw.URIFilename | None, flags: list[int]) -> None:
        self.disk = disk
        self.name = Path(name.filename() if isinstance(name, apsw.URIFilename) else name or "temporary").name
        super().__init__("", name, flags)

    def xWrite(self, data: bytes, offset: int) -> None:  # noqa: N802
        """This will write, and note it."""
        super().xWrite(data, offset)
        self.disk.steps.append(Step(self.name, "write", offset, bytes(data)))

    def xTruncate(self, newsize: int) -> None:  # noqa: N802
        """This will cut the file, and note it."""
        super().xTruncate(newsize)
        self.disk.steps.append(Step(self.name, "cut", newsize))

    def xSync(self, flags: int) -> None:  # noqa: ARG002, N802
        """This will note that all before is safe."""
        self.disk.steps.append(Step(self.name, "flush"))


def write(product: Product, folder: Path) -> Disk:
    """This will run what the product runs, and note what the disk was told meanwhile."""
    disk = Disk([Step(FILE, "write", 0, product.empty), Step(FILE, "flush")])
    (folder / FILE).write_bytes(product.empty)
    watched = Watched(disk)
    rows = apsw.Connection(str(folder / FILE), vfs="watched")
    rows.execute(f"{product.pragmas}; PRAGMA wal_autocheckpoint={PAGES}").fetchall()
    for act in product.acts:
        for sql, params in act.statements:
            rows.execute(sql, params).fetchall()
        disk.acknowledged.append((len(disk.steps), act.name))
    rows.close()
    watched.unregister()
    return disk


def drill(product: Product, cuts: int, *, seed: int = 1) -> dict[str, int]:
    """This will cut the power so often, and count what was acknowledged, lost, and found damaged or half-written."""
    dice, disk = random.Random(seed), Disk()
    seen = {"cuts": 0, "acknowledged": 0, "lost": 0, "damaged": 0}
    for number in range(cuts):
        if number % CUTS_OF_A_RUN == 0:
            with tempfile.TemporaryDirectory() as folder:
                disk = write(product, Path(folder))
        cut = dice.randint(2, len(disk.steps))
        told = {name for after, name in disk.acknowledged if after <= cut}
        with tempfile.TemporaryDirectory() as folder:
            kept, whole = look(disk.after(cut, dice), Path(folder))
        seen["cuts"] += 1
        seen["acknowledged"] += len(told)
        seen["lost"] += len(told - kept)
        seen["damaged"] += not whole
    return seen


def main(cuts: int) -> None:
    """Print both drills and the result."""
    with tempfile.TemporaryDirectory() as folder:
        product = Product.read(Path(folder))
    careless = replace(product, pragmas=product.pragmas.replace("synchronous=FULL", "synchronous=NORMAL"))
    assert careless != product, "the product does not flush each write"
    result = {
        "product": drill(product, cuts),
        "planted: no flush": drill(careless, cuts),
        "planted: in halves": drill(product.in_halves(), cuts),
    }
    print(f"{'':<20}" + "".join(f"{name:>14}" for name in result["product"]))
    for name, seen in result.items():
        print(f"{name:<20}" + "".join(f"{value:>14,}" for value in seen.values()))
    print(f"RESULT {json.dumps(result)}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 200)
