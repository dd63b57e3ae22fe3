"""SQLite, with a queue: whoever wants to write waits their turn, and is woken when it comes.

SQLite lets one write at a time. The others ask again after longer and longer pauses, so under load one of them can
wait for seconds while newcomers walk past. Here a writer first takes the lock of a file beside the database. The
system lets them in by order of arrival, across threads and processes, and takes the lock from a process that died.
"""

import fcntl
import os
import re
from collections.abc import Callable
from typing import Any, Final

from django.db.backends.sqlite3 import base

WRITES: Final = re.compile(r"\s*(insert|update|delete|replace|create|alter|drop)\b", re.IGNORECASE)
Execute = Callable[[str, Any, bool, dict[str, Any]], Any]


class DatabaseWrapper(base.DatabaseWrapper):
    """One connection. It holds the turn from the start of a transaction to its end, or for one statement alone.

    (The types that we have for Django leave out the four methods of its own that end or begin a transaction.)
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401  Django's own shape
        super().__init__(*args, **kwargs)
        self._door: int | None = None
        self.execute_wrappers.append(self._alone)

    def _start_transaction_under_autocommit(self) -> None:
        self._wait()
        try:
            super()._start_transaction_under_autocommit()  # type: ignore[misc]
        except BaseException:
            self._let_in()
            raise

    def _commit(self) -> None:
        super()._commit()  # type: ignore[misc]
        self._let_in()

    def _rollback(self) -> None:
        try:
            super()._rollback()  # type: ignore[misc]
        finally:
            self._let_in()

    def _close(self) -> None:
        try:
            super()._close()  # type: ignore[misc]
        finally:
            if self._door is not None:
                os.close(self._door)
                self._door = None

    def _alone(self, execute: Execute, sql: str, params: Any, many: bool, context: dict[str, Any]) -> Any:  # noqa: ANN401, FBT001
        """A statement outside a transaction is one of its own."""
        if not self.autocommit or not WRITES.match(sql):
            return execute(sql, params, many, context)
        self._wait()
        try:
            return execute(sql, params, many, context)
        finally:
            self._let_in()

    def _wait(self) -> None:
        if self.is_in_memory_db():
            return
        if self._door is None:
            self._door = os.open(f"{self.settings_dict['NAME']}-turn", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        fcntl.flock(self._door, fcntl.LOCK_EX)

    def _let_in(self) -> None:
        if self._door is not None:
            fcntl.flock(self._door, fcntl.LOCK_UN)
