"""The child's end of the channel: values in, values out, each in a frame with its length before it."""

import os
import sys
from typing import Any

import wire  # type: ignore[import-not-found]

QUESTIONS, ANSWERS = 3, 4
"""The descriptors: what a child is given, and all that it has besides 0 (empty), 1 and 2 (what it prints)."""


def read(size: int) -> bytes:
    """Exactly ``size`` bytes.  Ends the child when the parent is gone."""
    pieces = []
    while size:
        piece = os.read(QUESTIONS, min(size, 1 << 20))
        if not piece:
            os._exit(0)
        pieces.append(piece)
        size -= len(piece)
    return b"".join(pieces)


def receive() -> Any:
    """The next value from the parent."""
    return wire.decode(read(int.from_bytes(read(8), "big")), live=True)


def send(value: Any) -> None:
    """Answer the parent, after all that was printed before."""
    _write(framed(value))


def send_together(frames: list[bytes]) -> None:
    """Answer the parent with several values as one: each as :func:`framed` gives it."""
    together = b"".join(frames)
    _write(len(together).to_bytes(8, "big") + together)


def framed(value: Any) -> bytes:
    """The bytes of a value after their number."""
    payload: bytes = wire.encode(value)
    return len(payload).to_bytes(8, "big") + payload


def _write(frame: bytes) -> None:
    _flush()
    rest = memoryview(frame)
    while rest:
        rest = rest[os.write(ANSWERS, rest) :]


def _flush() -> None:
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except Exception:  # a stranger may have closed or replaced it
            continue
