"""Which words the tool knows, and how it answers.

A command of the tool is a Django management command of one of our packages. Exit code 0: done;
1: it could not be done, and a sentence says why; 2: it was asked in a way it does not know.
"""

import sqlite3
import sys
from argparse import SUPPRESS, ArgumentParser
from io import TextIOWrapper

import django
from django.core.exceptions import ImproperlyConfigured
from django.core.management import CommandError, call_command, load_command_class
from django.core.management.base import BaseCommand
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor

from ownterms.finding.engine import IndexBusy, NoIndex

COMMANDS = {
    "start": ("ownterms.site", "Serve on this machine, to try it out (what ./run does by itself)."),
    "serve": ("ownterms.site", "Serve for real, over https."),
    "backup": ("ownterms.site", "Write a backup: one file."),
    "restore": ("ownterms.site", "Put a backup where the data lies."),
    "keys": ("ownterms.site", "Say which master keys seal private spaces, and change them."),
    "find": ("ownterms.finding", "Find listings for a person's own words."),
    "words": ("ownterms.finding", "Read, accept or decline proposed words."),
    "directory": ("ownterms.directory", "Import a directory, and keep it in order."),
    "mirror": ("ownterms.mirror", "Ask of a spreadsheet whether the work in it is person centred."),
    "export": ("ownterms.exchange", "Write the directory into a file that others can read."),
    "import": ("ownterms.exchange", "Show that what somebody took can be brought elsewhere, the same."),
    "publish": ("ownterms.exchange", "Say which sources are passed on to others."),
    "demo": ("ownterms.site", "Load the invented town, or take it away."),
    "clauses": ("ownterms.mirror", "Mark what in a contract is at odds with the nine tests."),
    "return": ("ownterms.mirror", "Draft a return as far as it can be true."),
    "verify": ("ownterms.trail", "Say whether every trail is as it was written."),
    "check": ("ownterms.site", "Say what is in order here and what is not."),
}
USES_ROWS = {"find", "keys", "words", "directory", "export", "import", "publish", "demo", "verify", "return"}
# What a machine or its data can do to any command; told in a sentence.
TROUBLE = (DatabaseError, sqlite3.Error, OSError, IndexBusy, NoIndex, UnicodeError, RecursionError, MemoryError)
# The directory does not know who finds in it: here the two meet.
CHANGES_LISTINGS = {"directory"}
DJANGOS_OWN = ("version", "settings", "pythonpath", "traceback", "no_color", "force_color", "skip_checks", "verbosity")


def main(words: list[str]) -> int:
    """This will run the command that the words name, and give its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):  # a terminal without our quotation marks shows a question mark
            stream.reconfigure(errors="replace")
    if not words or (words[0].startswith("-") and words[0] not in {"-h", "--help"}):
        words = ["start", *words]
    name, rest = words[0], words[1:]
    if name in {"-h", "--help", "help"}:
        print(overview())  # noqa: T201  (this is the tool's answer)
        return 0
    if name not in COMMANDS:
        print(f"There is no command “{name}”. Nothing was done.\n\n{overview()}", file=sys.stderr)  # noqa: T201
        return 2
    try:
        django.setup()
    except (ValueError, ImproperlyConfigured) as trouble:
        print(f"A setting cannot be used. {trouble}. Nothing was done.", file=sys.stderr)  # noqa: T201
        return 1
    return run(load_command_class(COMMANDS[name][0], name), name, rest)


def run(command: BaseCommand, name: str, words: list[str]) -> int:
    """This will run one command, turning what went wrong into a sentence."""
    # Django's own way to say that wrong words should leave with exit code 2.
    command._called_from_command_line = True  # type: ignore[attr-defined]  # noqa: SLF001
    try:
        options = vars(parser_of(command, name).parse_args(words))
        if name in USES_ROWS:
            set_up()
        command.execute(*options.pop("args", ()), **options)
        if name in CHANGES_LISTINGS:
            follow()
    except CommandError as refusal:
        print(refusal, file=sys.stderr)  # noqa: T201
        return refusal.returncode
    except SystemExit as leaving:
        return leaving.code if isinstance(leaving.code, int) else 1
    except BrokenPipeError:
        raise
    except KeyboardInterrupt:
        print("\nStopped. Nothing half-done was kept.", file=sys.stderr)  # noqa: T201
        return 1
    except TROUBLE as trouble:
        why = str(trouble) or "this machine has too little memory"
        print(f"That could not be done: {why}. Run ./run check to see what is wrong.", file=sys.stderr)  # noqa: T201
        return 1
    return 0


def parser_of(command: BaseCommand, name: str) -> ArgumentParser:
    """This will give the command's parser, which speaks of what can be typed here and of nothing of Django's."""
    parser = command.create_parser("./run", name)
    parser.prog = f"./run {name}"
    for action in parser._actions:  # noqa: SLF001  (argparse has no other way to leave options out of the help)
        if action.dest in DJANGOS_OWN:
            action.help = SUPPRESS
        if isinstance(action.choices, dict):  # verbs: each has a parser, named before we named ours
            for verb, inner in action.choices.items():
                inner.prog = f"{parser.prog} {verb}"
    return parser


def set_up() -> None:
    """This will bring the database up to date where it is not, so that every command works on a new machine."""
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        call_command("migrate", verbosity=0, interactive=False)


def follow() -> None:
    """This will bring the index up to the directory, before anyone has to wait for it."""
    from ownterms.finding import index

    index.follow()


def overview() -> str:
    """This will give the list of commands, a line each."""
    width = max(len(name) for name in COMMANDS)
    lines = [f"  {name:<{width}}  {about}" for name, (_, about) in COMMANDS.items()]
    head = ["Own Terms", "", "./run                serve", "./run COMMAND …      one of:", ""]
    return "\n".join([*head, *lines, "", "./run COMMAND --help tells more about one."])
