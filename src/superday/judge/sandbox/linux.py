"""The sandbox of Linux: one zygote for each set of libraries, started when it is first needed."""

import threading
from collections.abc import Mapping, Sequence
from typing import Any

from superday.judge.inside import text_of
from superday.judge.sandbox import Confinement, Sandbox, SandboxUnavailable, seccomp
from superday.judge.sandbox.child import ConfinedProcess
from superday.judge.sandbox.self_check import see_that_it_confines
from superday.judge.sandbox.zygote import Zygote, set_up

# The sandbox is anybody's, but the judge's runners are what it is for: a zygote that knows them beforehand has loaded,
# compiled and rehearsed by the time that a child is taken what each child would else do for itself.
_RUNNERS, _MODULES = ("submission", "reference"), ("shortcuts",)
_PLAY = """
import submission, sys, wire
def play(code, banned, *args):
    session = submission.Session()
    session.load(code, "f", banned)
    session.calls(wire.decode(wire.encode([args, args]), live=True))
    del sys.modules["solution"]
"""
_REHEARSALS = {
    "": """
play("import math\\ndef f(x):\\n    y = [2 * i for i in x]\\n    return sorted(y)\\n", [], [1, 2])
""",
    "numpy": """
import numpy
play("import numpy as np\\ndef f(x):\\n"
     "    return (((x - x.mean(axis=0)) / (x.std(axis=0) + 1))[:, None] @ x.T).sum(axis=1)\\n", ["numpy.nothing"],
     numpy.ones((3, 2)))
""",
}
_FIRST_NIGHTS = {
    # In each child: autograd refuses to work in the fork of a process that has used it.
    "torch": """
import torch
play("import torch\\nimport torch.nn.functional as F\\ndef f(x, y):\\n"
     "    x = x.clone().requires_grad_()\\n"
     "    z = torch.relu(x @ x.T) + x.max(dim=1, keepdim=True).values + torch.log_softmax(x, -1).sum()\\n"
     "    (F.cross_entropy(z, y) - z[torch.arange(3), y].exp().log().mean()).backward()\\n"
     "    return x.grad, x.detach().mean(0)\\n", ["torch.nn.functional.nothing"],
     torch.ones(3, 2), torch.tensor([0, 1, 1]))
""",
}

PROMISES = {
    "namespaces": "code runs without network, without your files, without other processes, with no place to write",
    "landlock": (
        "weaker, for this machine gives no user namespaces: code runs without network and without your files, and "
        "cannot write, fork or signal, but it has no process table and no empty file system of its own; to get them: "
        "sysctl user.max_user_namespaces, kernel.unprivileged_userns_clone=1, "
        "kernel.apparmor_restrict_unprivileged_userns=0"
    ),
}


class LinuxSandbox(Sandbox):
    """Namespaces, Landlock, seccomp and limits around children that are forked from a warm interpreter."""

    def __init__(self) -> None:
        self._zygotes: dict[tuple[str, ...], Zygote] = {}
        self._locks: dict[tuple[str, ...], threading.Lock] = {}
        self._lock = threading.Lock()

    @property
    def name(self) -> str:  # type: ignore[override]
        """``namespaces``, or ``landlock`` where this machine gives no namespaces: docs/judge.md."""
        return self._zygote(()).level

    @property
    def promise(self) -> str:  # type: ignore[override]
        """What the level means."""
        return PROMISES[self.name]

    def start(
        self,
        runner: str,
        *,
        libraries: Sequence[str] = (),
        modules: Mapping[str, str] | None = None,
        confinement: Confinement | None = None,
    ) -> ConfinedProcess:
        """See :meth:`Sandbox.start`."""
        child = self._zygote(tuple(libraries)).take()
        child.run(_program(runner, modules or {}), confinement or Confinement())
        return child

    def close(self) -> None:
        """End all zygotes and their children."""
        with self._lock:
            for zygote in self._zygotes.values():
                zygote.close()
            self._zygotes.clear()

    def check(self) -> None:
        """See :meth:`Sandbox.check`: no network, no other process, no file of ours, no place to write."""
        if not seccomp.known_machine():
            raise SandboxUnavailable("code is judged on x86_64 and aarch64 only, for want of a filter elsewhere")
        see_that_it_confines(self)

    def _zygote(self, libraries: tuple[str, ...]) -> Zygote:
        with self._lock:
            lock = self._locks.setdefault(libraries, threading.Lock())
        with lock:  # one start at a time for each set; others go on
            zygote = self._zygotes.get(libraries)
            if zygote is None or zygote.is_dead:
                zygote = self._zygotes[libraries] = Zygote(_set_up(libraries))
        return zygote


def _set_up(libraries: tuple[str, ...]) -> dict[str, Any]:
    rehearsal = _PLAY + "".join(_REHEARSALS.get(library, "") for library in ("", *libraries))
    first_night = _PLAY + "".join(_FIRST_NIGHTS.get(library, "") for library in libraries)
    runners, modules = ({name: text_of(name) for name in names} for names in (_RUNNERS, _MODULES))
    return set_up(libraries, runners, modules, [rehearsal, first_night])


def _program(runner: str, modules: Mapping[str, str]) -> dict[str, Any]:
    """The texts that a child is to run; of those that its zygote knows, the names."""
    name = next((name for name in _RUNNERS if text_of(name) == runner), None)
    known = {name for name in _MODULES if modules.get(name) == text_of(name)}
    return {
        "runner": {"text": runner} if name is None else {"name": name},
        "modules": {name: None if name in known else text for name, text in modules.items()},
    }
