"""A file that is on disk whole, or not at all: in a person's own folder, or where they say."""

import contextlib
import errno
import os
import secrets
import stat
from collections.abc import Iterator
from pathlib import Path

from superday.errors import BadInput, CannotDo


@contextlib.contextmanager
def written(beside: Path, content: bytes, mode: int | None) -> Iterator[Path]:
    """A file with this content, on disk, to be given its name; what fails leaves nothing behind.

    Args:
        beside: the folder that it is to be in, made for its owner alone where it is not there.
        content: all of it.
        mode: its rights, such as those of a file that it is to replace; None for what the system gives new files.

    Raises:
        CannotDo: the disk is full, or the folder cannot be written to.
    """
    try:
        beside.mkdir(parents=True, exist_ok=True, mode=0o700)
        with _beside(beside, content, mode) as there:
            yield there
    except OSError as error:
        raise CannotDo(f"{beside} could not be written to ({error.strerror}); nothing there was changed") from error


def link(there: Path, path: Path) -> None:
    """Give what was written a name that nothing has; ``FileExistsError`` where something has it, at whatever moment."""
    try:
        os.link(there, path)  # unlike a rename, never over a file that came meanwhile
    except OSError:
        if os.path.lexists(path):
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), path) from None
        there.replace(path)  # a file system without links


def write(path: Path, content: bytes) -> None:
    """Put ``content`` where a person says, over what is there, whose rights stay; it is on disk when this returns.

    A link is followed; a pipe or a device has no content to lose and is written to as it is.

    Raises:
        BadInput: it cannot be written there; what was there is as it was.
    """
    try:
        there = path.stat() if path.exists() else None
        if there is not None and not stat.S_ISREG(there.st_mode):
            path.write_bytes(content)
            return
        target = path.resolve()
        with _beside(target.parent, content, there and there.st_mode) as new:
            new.replace(target)
    except OSError as error:
        raise BadInput(f"cannot be written: {error.strerror}", path=path, way_out="choose another place") from error


def create(path: Path, content: bytes) -> None:
    """Put ``content`` where a person says and nothing is, not even a link; it is on disk when this returns.

    Raises:
        BadInput: it cannot be written there, or something is there, which stays as it is.
    """
    try:
        with _beside(path.parent, content, None) as new:
            link(new, path)
    except OSError as error:
        raise BadInput(f"cannot be written: {error.strerror}", path=path, way_out="choose another place") from error


@contextlib.contextmanager
def _beside(folder: Path, content: bytes, mode: int | None) -> Iterator[Path]:
    """The file under another name; what happened to its name in the meantime is on disk too at the end."""
    there = folder / f".{secrets.token_hex(8)}.tmp"
    rights = 0o666 if mode is None else stat.S_IMODE(mode)
    try:
        with os.fdopen(os.open(there, os.O_WRONLY | os.O_CREAT | os.O_EXCL, rights), "wb") as file:
            file.write(content)
            file.flush()
            if mode is not None:
                os.fchmod(file.fileno(), rights)  # what the process masks, too
            os.fsync(file.fileno())
        yield there
        _sync(folder)
    finally:
        with contextlib.suppress(OSError):
            there.unlink(missing_ok=True)


def _sync(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
