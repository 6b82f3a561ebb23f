"""What a child may see of the file system: the interpreter, the system's shared libraries, the named libraries.

Two forms of the same: a list of mounts for an empty root (:class:`View`'s ``binds``, ``links``, ``hidden``), and a
list of paths for machines where the root cannot be changed (``readable``).
"""

import importlib.util
import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from superday.errors import CannotDo

SYSTEM = ("/lib", "/lib64", "/usr/lib", "/usr/lib64")
MACHINE = ("/etc/ld.so.cache", "/dev/null", "/dev/urandom", "/proc/cpuinfo", "/proc/meminfo", "/sys/devices/system/cpu")
LIBRARIES = "/libraries"
_COMPANIONS = {
    "torch": (
        "numpy", "torchgen", "functorch", "typing_extensions", "sympy", "mpmath", "networkx", "jinja2",
        "markupsafe", "fsspec", "filelock", "setuptools", "nvidia", "triton",
    )
}  # fmt: skip


class View(msgspec.Struct, frozen=True):
    """``binds`` and ``links`` are pairs (what there is, where it is shown); ``hidden`` are folders shown empty."""

    binds: list[tuple[str, str]]
    links: list[tuple[str, str]]
    hidden: list[str]
    readable: list[str]
    library_folders: list[str]
    """Where the libraries are outside, for the import path."""


def view(libraries: Sequence[str]) -> View:
    """The view of a child with these libraries.  Raises CannotDo where one is not installed."""
    places = list(dict.fromkeys(_library_places(libraries)))
    system = [Path(folder) for folder in SYSTEM if Path(folder).is_dir() and not Path(folder).is_symlink()]
    shown = [*system, *(lib for lib in _interpreter_libs() if not str(lib).startswith(SYSTEM))]
    machine = [Path(path) for path in MACHINE if Path(path).exists()]
    return View(
        binds=[*((str(path), str(path)) for path in [*shown, *machine]), *((str(p), _inside(p)) for p in places)],
        links=[(str(Path(f).readlink()), f) for f in SYSTEM if Path(f).is_symlink()],
        hidden=[str(folder) for lib in shown for folder in _installed(lib)],
        readable=[*map(str, [*machine, *places]), *(str(path) for lib in shown for path in _without_installed(lib))],
        library_folders=list(dict.fromkeys(str(place.parent) for place in places)),
    )


def interpreter() -> Path:
    """The real interpreter behind a virtual environment."""
    return Path(getattr(sys, "_base_executable", "") or sys.executable).resolve()


def _interpreter_libs() -> list[Path]:
    """The prefix may be a home folder, so of that only ``lib``."""
    return sorted({Path(sys.base_prefix, "lib").resolve(), Path(sys.base_exec_prefix, "lib").resolve()})


def _installed(lib: Path) -> Iterator[Path]:
    """Whatever is installed beside the interpreter (superday and its bank, perhaps) stays out of sight."""
    for pattern in ("python*/site-packages", "python*/dist-packages"):
        yield from sorted(lib.glob(pattern))


def _without_installed(folder: Path) -> Iterator[Path]:
    """The entries of ``folder``, and of those below it that hold what is installed, but not the installed things."""
    avoided = set(_installed(folder))
    opened = {place.parent for place in avoided}
    for entry in sorted(folder.iterdir()):
        inner = sorted(entry.iterdir()) if entry in opened else [entry]
        yield from (path for path in inner if path not in avoided)


def _inside(place: Path) -> str:
    return f"{LIBRARIES}/{place.name}"


def _library_places(libraries: Sequence[str]) -> Iterator[Path]:
    """Each library, what it needs and their bundled shared objects."""
    for library in libraries:
        if importlib.util.find_spec(library) is None:
            raise CannotDo(f"{library} is not installed, and this needs it ({_how_to_get(library)})")
    for name in (name for library in libraries for name in (library, *_COMPANIONS.get(library, ()))):
        yield from _places(name)


def _how_to_get(library: str) -> str:
    if library == "torch":
        return "run make setup without TORCH=0, or pip install 'superday[torch]'"
    return f"pip install {library}"


def _places(name: str) -> list[Path]:
    spec = importlib.util.find_spec(name)
    if spec is None:
        return []
    if spec.submodule_search_locations is None:
        return [Path(os.path.realpath(spec.origin))] if spec.origin else []
    package = Path(os.path.realpath(next(iter(spec.submodule_search_locations))))
    return [place for place in (package, package.with_name(f"{name}.libs")) if place.is_dir()]
