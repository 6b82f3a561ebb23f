"""Texts that are handed in as files, and files that are written."""

import contextlib
import sys
from pathlib import Path

from superday.errors import BadInput

LARGEST = 50_000_000  # bytes: more than years of applications have


def text_in(name: str) -> str:
    """The text of a file, or of standard input for ``-``; ``BadInput`` where it cannot be read as text."""
    path = Path(name)
    try:
        with contextlib.nullcontext(sys.stdin.buffer) if name == "-" else path.open("rb") as file:
            raw = file.read(LARGEST + 1)
        if len(raw) > LARGEST:
            raise BadInput(f"is larger than {LARGEST:,} bytes", path=path, way_out="is it what you meant?")
        return raw.decode("utf-8-sig")
    except OSError as error:
        raise BadInput(f"cannot be read: {error.strerror}", path=path, way_out="name a text file") from error
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise BadInput("is no UTF-8 text", path=path, line=line, way_out="save it as UTF-8") from error


def write(path: Path, text: str) -> None:
    """The text into a file, as it is; ``BadInput`` where it cannot be written."""
    try:
        path.write_bytes(text.encode())
    except OSError as error:
        raise BadInput(f"cannot be written: {error.strerror}", path=path, way_out="choose another place") from error
