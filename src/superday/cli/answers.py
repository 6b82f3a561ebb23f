"""Read what a candidate hands in as a file, or refuse it with the way out."""

import sys
from pathlib import Path

from superday.errors import BadInput
from superday.preparation.texts import decoded

STDIN = Path("-")


def read_answer(path: Path, *, largest: int, way_out: str) -> str:
    """The text of ``path`` (``-`` is standard input), at most ``largest`` bytes of UTF-8.

    ``way_out`` says what to hand in instead where it is too long.

    Raises:
        BadInput: it is not there, too long, not UTF-8, or binary.
    """
    raw = _raw(path, largest + 1)
    where = None if path == STDIN else path
    if len(raw) > largest:
        raise BadInput(f"is longer than {largest:,} bytes", path=where, way_out=way_out)
    return decoded(raw, where)


def _raw(path: Path, most: int) -> bytes:
    if path == STDIN:
        return sys.stdin.buffer.read(most)
    try:
        with path.open("rb") as file:
            return file.read(most)
    except OSError as error:
        way_out = "give a text file, or - for standard input"
        raise BadInput(f"cannot be read: {error.strerror}", path=path, way_out=way_out) from error
