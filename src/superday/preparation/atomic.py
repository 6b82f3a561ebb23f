"""A file that is on disk whole, or not at all."""

import contextlib
import os
import secrets
import stat
from collections.abc import Iterator
from pathlib import Path

from superday.errors import CannotDo


@contextlib.contextmanager
def written(beside: Path, content: bytes, mode: int | None) -> Iterator[Path]:
    """A file with this content, on disk, to be given its name; what fails leaves nothing behind.

    ``mode`` are the rights of a file that it is to replace.

    Raises:
        CannotDo: the disk is full, or the folder cannot be written to.
    """
    there = beside / f".{secrets.token_hex(8)}.tmp"
    try:
        beside.mkdir(parents=True, exist_ok=True)
        with there.open("xb") as file:
            file.write(content)
            file.flush()
            if mode is not None:
                os.fchmod(file.fileno(), stat.S_IMODE(mode))
            os.fsync(file.fileno())
        yield there
        _sync(beside)
    except OSError as error:
        raise CannotDo(f"{beside} could not be written to ({error.strerror}); nothing there was changed") from error
    finally:
        with contextlib.suppress(OSError):
            there.unlink(missing_ok=True)


def _sync(place: Path) -> None:
    handle = os.open(place, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
