"""How what happens is written down: when, where and what kind, but never the words that were in it.

Two ways to write: `lines` for a person at a terminal, `json` (one object a line) for other programs.
"""

import json
import logging
from contextvars import ContextVar
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Any

Trouble = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]

# The request that is being answered, so that all lines about it can be put together.
REQUEST_ID: ContextVar[str] = ContextVar("request_id", default="")
# Loggers whose sentences are our own, or known to hold numbers and names of code only. Of any other
# library's message we write where it was said: it may repeat an address, or what a person typed.
TRUSTED = ("ownterms", "django_tasks", "django_tasks_db", "_granian", "granian")
NAMED = ("view", "status", "ms")


class WithoutWords(logging.Formatter):
    """Leaves out the message of an exception, and what other libraries say."""

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802  (the library's name)
        """This will give the line with what may be said of the event."""
        record.message = event(record)
        return super().formatMessage(record)

    def formatException(self, ei: Trouble) -> str:  # noqa: N802
        """This will give the kind of the exception and the lines it went through."""
        return "\n".join([*(f"  {place}" for place in places(ei[2])), ei[0].__name__ if ei[0] else ""])

    def formatStack(self, stack_info: str) -> str:  # noqa: ARG002, N802
        """This will leave it out: it quotes."""
        return ""


class JsonLines(WithoutWords):
    """One JSON object a line: time, level, logger, event, and of a request its id, view, status and milliseconds."""

    def format(self, record: logging.LogRecord) -> str:
        """This will give the line."""
        at = datetime.fromtimestamp(record.created, tz=UTC)
        line: dict[str, Any] = {
            "time": at.isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "event": event(record),
        }
        if REQUEST_ID.get():
            line["request_id"] = REQUEST_ID.get()
        line |= {name: vars(record)[name] for name in NAMED if name in vars(record)}
        if record.exc_info and record.exc_info[0]:
            line |= {"trouble": record.exc_info[0].__name__, "at": places(record.exc_info[2])}
        return json.dumps(line)


def event(record: logging.LogRecord) -> str:
    """This will give what may be written of a message: ours as it is, of another's the place in its code."""
    if record.name.split(".")[0] in TRUSTED:
        return record.getMessage()
    return f"said at {Path(record.pathname).name}:{record.lineno}"


def places(trace: TracebackType | None) -> list[str]:
    """This will give the lines that an exception went through, without what stood in them."""
    lines = []
    while trace is not None:
        lines.append(f"{trace.tb_frame.f_code.co_filename}:{trace.tb_lineno} {trace.tb_frame.f_code.co_name}")
        trace = trace.tb_next
    return lines


def logging_by(style: str) -> dict[str, Any]:
    """This will give the settings of logging: `lines` shows only what needs somebody, `json` each request too."""
    ours = "INFO" if style == "json" else "WARNING"
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {
            "lines": {"()": "ownterms.site.logs.WithoutWords", "format": "%(levelname)s %(name)s %(message)s"},
            "json": {"()": "ownterms.site.logs.JsonLines"},
        },
        "handlers": {"console": {"class": "logging.StreamHandler", "formatter": style if style == "json" else "lines"}},
        "root": {"handlers": ["console"], "level": "WARNING"},
        "loggers": {
            "ownterms": {"level": ours},
            "django_tasks": {"level": ours},
            "django_tasks_db": {"level": "INFO" if style == "json" else "ERROR"},
            # Django calls bad input an error of ours.
            "django.request": {"level": "ERROR"},
            "django.server": {"level": "ERROR"},
            "django.security": {"level": "CRITICAL"},
        },
    }
