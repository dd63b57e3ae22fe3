"""How what went wrong is written down: where, and what kind, but never the words that were in it."""

import logging
from types import TracebackType

Trouble = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


class WithoutWords(logging.Formatter):
    """Leaves out the message of an exception: it may repeat what a person typed."""

    def formatException(self, ei: Trouble) -> str:  # noqa: N802  (the library's name)
        """This will give the kind of the exception and the lines it went through."""
        kind, _, trace = ei
        lines = []
        while trace is not None:
            lines.append(f"  {trace.tb_frame.f_code.co_filename}:{trace.tb_lineno} {trace.tb_frame.f_code.co_name}")
            trace = trace.tb_next
        return "\n".join([*lines, kind.__name__ if kind else ""])
