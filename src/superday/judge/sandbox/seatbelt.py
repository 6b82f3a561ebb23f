"""The profile that ``sandbox-exec`` confines by, in its own language: everything is denied but what is named.

Apple does not document it; what starting a program takes is known from the profiles that macOS itself has in
``/System/Library/Sandbox/Profiles`` and from what the kernel logs of what it denies.
"""

import sys
import sysconfig
from collections.abc import Iterable, Sequence
from pathlib import Path

from superday.judge.sandbox.view import View, interpreter

SYSTEM = ("/System/Library", "/System/Cryptexes", "/System/Volumes/Preboot/Cryptexes", "/usr/lib")
"""Where macOS keeps its shared libraries; nothing of a user's is there."""


def profile(python: Path, places: Sequence[Path]) -> str:
    """What a child may do: be ``python``, and read (or load code from) these files and folders.

    The kernel compares real paths, and asks for the folders on the way to them as well.
    """
    real = sorted({path.resolve() for path in places})
    ways = sorted({folder for path in (*places, *real) for folder in path.parents})
    rules = [
        "(version 1)",
        "(deny default)",
        "(allow sysctl-read)",
        _allow("process-exec", "literal", [python.resolve()]),
        _allow("file-read* file-map-executable", "subpath", real),
        _allow("file-read-metadata", "literal", ways),
        _allow("file-read*", "literal", [Path("/")]),  # what loads shared libraries lists it, or aborts
    ]
    return "\n".join(rules)


def readable(seen: View, python: Path) -> list[Path]:
    """What a child with this view has to read before and while it runs."""
    return [*map(Path, [*seen.readable, *SYSTEM]), *_framework(), python]


def executable() -> Path:
    """The interpreter itself, where ``bin/python3`` of a framework is but a program that starts it."""
    application = Path(sys.base_prefix, "Resources/Python.app/Contents/MacOS/Python")
    return application if application.exists() else interpreter()


def _framework() -> list[Path]:
    """What a framework keeps beside ``lib``."""
    name = sysconfig.get_config_var("PYTHONFRAMEWORK")
    return [Path(sys.base_prefix, part) for part in (name, "Resources")] if name else []


def _allow(operations: str, matching: str, paths: Iterable[Path]) -> str:
    return f"(allow {operations}{''.join(f' ({matching} {_quoted(path)})' for path in paths)})"


def _quoted(path: Path) -> str:
    return '"' + str(path).replace("\\", "\\\\").replace('"', '\\"') + '"'
