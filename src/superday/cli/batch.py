"""Read a batch of answers, a JSON document a line, and go on after a line that cannot be used."""

import sys
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path
from typing import BinaryIO

import msgspec

from superday.cli.answers import STDIN
from superday.errors import BadInput

_SHAPE = 'a line is {"id": QUESTION, "answer": TEXT}'


class Line(msgspec.Struct, frozen=True):
    """One answer to one question."""

    id: str
    answer: str


def lines(path: Path, *, largest: int) -> Iterator[tuple[int, Line | BadInput]]:
    """The lines of ``path`` (``-`` is standard input) with their numbers from 1; empty ones are passed over.

    What is wrong with a line, one of more than ``largest`` bytes included, is handed out in its place.

    Raises:
        BadInput: the file cannot be read.
    """
    try:
        with nullcontext(sys.stdin.buffer) if path == STDIN else path.open("rb") as file:
            for number, raw in _raw(file, largest):
                if raw is None or raw.strip():
                    yield number, _line(raw, largest)
    except OSError as error:
        way_out = "give a file of one JSON document a line, or - for standard input"
        raise BadInput(f"cannot be read: {error.strerror}", path=path, way_out=way_out) from error


def _raw(file: BinaryIO, largest: int) -> Iterator[tuple[int, bytes | None]]:
    """Numbered lines, ``None`` for one too long, of which no more than that is ever held."""
    number = 0
    while raw := file.readline(largest + 1):
        number += 1
        if len(raw) <= largest or raw.endswith(b"\n"):
            yield number, raw.removeprefix(b"\xef\xbb\xbf") if number == 1 else raw
            continue
        while raw and not raw.endswith(b"\n"):
            raw = file.readline(largest + 1)
        yield number, None


def _line(raw: bytes | None, largest: int) -> Line | BadInput:
    if raw is None:
        return BadInput(f"is longer than {largest:,} bytes", way_out="give one answer a line, as it was said")
    try:
        return msgspec.json.decode(raw, type=Line)
    except msgspec.DecodeError as error:
        return BadInput(f"cannot be used: {error}", way_out=_SHAPE)
    except (ValueError, RecursionError):
        return BadInput("is no JSON", way_out=_SHAPE)
