"""The first thing that runs in a child: limits, libraries, then the runner.

It is the program text of the child's interpreter, and reads the rest as its first frame: a JSON object with
``modules`` (name to text), ``runner``, ``libraries`` and ``confinement``.
"""

import importlib
import json
import resource
import sys
import types
from pathlib import Path
from typing import Any


def _limit(kind: int, amount: int) -> None:
    _, most = resource.getrlimit(kind)
    amount = amount if most == resource.RLIM_INFINITY else min(amount, most)
    resource.setrlimit(kind, (amount, amount))


def _confine(confinement: dict[str, int]) -> None:
    _limit(resource.RLIMIT_CORE, 0)
    _limit(resource.RLIMIT_CPU, confinement["cpu_seconds"])
    _limit(resource.RLIMIT_NOFILE, confinement["open_files"])
    _limit(resource.RLIMIT_FSIZE, confinement["scratch_mib"] << 20)
    _limit(resource.RLIMIT_NPROC, confinement["processes"])


def _limit_memory(mib: int) -> None:
    """Address space, for shared mappings escape every other limit: what is taken now, and ``mib`` more."""
    taken = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
    _limit(resource.RLIMIT_AS, taken + (mib << 20))


def _install(name: str, text: str) -> None:
    module = types.ModuleType(name)
    sys.modules[name] = module
    exec(compile(text, f"<{name}>", "exec"), module.__dict__)


def _first_frame() -> dict[str, Any]:
    stream = open(0, "rb", buffering=0, closefd=False)  # noqa: SIM115  unbuffered: the next frame is not ours
    size, pieces = int.from_bytes(stream.read(8), "big"), b""
    while len(pieces) < size:
        pieces += stream.read(size - len(pieces))
    program: dict[str, Any] = json.loads(pieces)
    return program


def _main() -> None:
    program = _first_frame()
    sys.path.append("/libraries")
    _confine(program["confinement"])
    for name, text in program["modules"].items():
        _install(name, text)
    channel = sys.modules["channel"]
    channel.take_over()
    for library in program["libraries"]:
        importlib.import_module(library)
    channel.send("ready")
    _limit_memory(program["confinement"]["memory_mib"])
    main = types.ModuleType("runner")
    exec(compile(program["runner"], "<runner>", "exec"), main.__dict__)


_main()
