"""What the rebuilt methods of the peers share: the guard that both put on inside the child, in our words."""

import contextlib
import io
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

_TAKEN = (
    "kill", "putenv", "remove", "removedirs", "rmdir", "fchdir", "setuid", "fork", "forkpty", "killpg", "rename",
    "renames", "truncate", "replace", "unlink", "fchmod", "fchown", "chmod", "chown", "chroot", "getcwd", "chdir",
    "system",
)  # fmt: skip
_MISSING = ("ipdb", "joblib", "resource", "psutil", "tkinter")


@contextlib.contextmanager
def guarded() -> Iterator[None]:
    """An empty folder to work in, functions that do harm replaced by None, and nothing printed."""
    with tempfile.TemporaryDirectory() as folder:
        before, kept = Path.cwd(), (os.chdir, os.rmdir, os.unlink, shutil.rmtree)
        os.chdir(folder)
        for name in _TAKEN:
            setattr(os, name, None)
        shutil.rmtree = subprocess.Popen = None  # type: ignore[assignment,misc]
        sys.modules.update(dict.fromkeys(_MISSING))  # type: ignore[arg-type]
        try:
            with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
                yield
        finally:
            os.chdir, os.rmdir, os.unlink, shutil.rmtree = kept  # type: ignore[assignment]
            os.chdir(before)
