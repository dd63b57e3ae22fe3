"""A contract out of a file: plain text or .docx (ECMA-376), read within bounds."""

import zipfile
import zlib
from io import BytesIO
from typing import BinaryIO, Final

LARGEST: Final = 20 * 1024 * 1024
"""Bytes of a file."""
UNPACKED: Final = 60 * 1024 * 1024
"""Bytes of all that a .docx holds, once it is unpacked."""


class NotRead(ValueError):
    """A file that is not read; its sentence says why."""


def text_of(file: BinaryIO) -> str:
    """This will give what a file says, with an empty line between the paragraphs of a .docx. Raises NotRead."""
    content = file.read(LARGEST + 1)
    if len(content) > LARGEST:
        raise NotRead("it is larger than 20 MB")
    if content.startswith(b"PK\x03\x04"):
        return _of_word(content)
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", "replace")
    if b"\x00" in content or content.startswith((b"%PDF", b"\xd0\xcf\x11\xe0")):
        raise NotRead("it is neither plain text nor .docx. Save it as one of these")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")


def _of_word(content: bytes) -> str:
    from docx import Document
    from docx.opc.exceptions import OpcError
    from docx.oxml.ns import qn

    try:
        with zipfile.ZipFile(BytesIO(content)) as packed:
            if sum(each.file_size for each in packed.infolist()) > UNPACKED:
                raise NotRead("it unpacks to more than 60 MB")
        paragraphs = Document(BytesIO(content)).element.body.iter(qn("w:p"))
        return "\n\n".join("".join(each.text or "" for each in one.iter(qn("w:t"))) for one in paragraphs)
    except NotRead:
        raise
    # What a broken package makes of zip, deflate and XML; XML's own fault is a SyntaxError.
    except (zipfile.BadZipFile, zlib.error, OpcError, KeyError, ValueError, SyntaxError, RuntimeError, OSError) as why:
        raise NotRead("it looks like .docx, and cannot be opened as one") from why
