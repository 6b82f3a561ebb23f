"""Notice that files were saved, by looking often: it works for every editor and on every file system."""

import time
from collections.abc import Iterator, Sequence
from pathlib import Path

SECONDS = 0.02
Stamp = tuple[int, int, int]


def saves(paths: Sequence[Path]) -> Iterator[None]:
    """Yield once at the start, and then whenever one of the files was saved and all are there and at rest.

    An editor may cut a file to nothing and then write it, or put a new file in its place: two looks that agree mean
    that it is done.  A file that is not there is waited for.  Never ends.
    """
    yielded: list[Stamp] | None = None
    before: list[Stamp] | None = None
    while True:
        now = _stamps(paths)
        if now is not None and now == before and now != yielded:
            yielded = now
            yield
        before = now
        time.sleep(SECONDS)


def _stamps(paths: Sequence[Path]) -> list[Stamp] | None:
    """What changes with a save: inode (a new file in its place), size and time; None where a file is not there."""
    try:
        return [(there.st_ino, there.st_size, there.st_mtime_ns) for there in (path.stat() for path in paths)]
    except OSError:
        return None
