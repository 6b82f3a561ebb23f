"""The child's end of the channel: values in, values out, each in a frame with its length before it."""

import os
import sys
from typing import Any

import wire  # type: ignore[import-not-found]

_in, _out = os.dup(0), os.dup(1)


def take_over() -> None:
    """Leave the channel to us: stdin becomes empty, and stdout goes where stderr goes."""
    empty = os.open(os.devnull, os.O_RDONLY)
    os.dup2(empty, 0)
    os.close(empty)
    os.dup2(2, 1)


def read(size: int) -> bytes:
    """Exactly ``size`` bytes.  Ends the child when the parent is gone."""
    pieces = []
    while size:
        piece = os.read(_in, min(size, 1 << 20))
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
    _flush()
    payload = wire.encode(value)
    frame = memoryview(len(payload).to_bytes(8, "big") + payload)
    while frame:
        frame = frame[os.write(_out, frame) :]


def _flush() -> None:
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except Exception:  # a stranger may have closed or replaced it
            continue
