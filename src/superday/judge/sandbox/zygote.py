"""The trusted end of a zygote: start it, keep children parked, hear of their ends.

A zygote (:mod:`superday.judge.inside.zygote`) is a warm interpreter that forks confined children.  Some are kept
parked: forked, confined and waiting for a program, so that starting one is taking it.  Each is used once.
"""

import fcntl
import json
import os
import socket
import subprocess
import threading
import weakref
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import Any

import msgspec

from superday.judge import wire
from superday.judge.inside import text_of
from superday.judge.sandbox import ChildError, ChildLostError, SandboxUnavailable, seccomp
from superday.judge.sandbox.child import ConfinedProcess, Pipes
from superday.judge.sandbox.meter import PidfdProcess, is_readable
from superday.judge.sandbox.view import LIBRARIES, interpreter, view
from superday.judge.sandbox.warm import ENVIRONMENT, WARM_UP, command

START_SECONDS = 120.0
PARK_SECONDS = 20.0
END_SECONDS = 30.0
MOST_MISSES = 5
PARKED = 3
DEAD = "the warm interpreter was killed from outside"
UNPRIVILEGED = 65534
"""The user that superday's children are where superday runs as root: nobody."""
_PIPE_BYTES = 1 << 20
_MODULES = ("channel", "kernel", "confinement", "zygote")


def set_up(
    libraries: Sequence[str], runners: Mapping[str, str], modules: Mapping[str, str], rehearsals: list[str]
) -> dict[str, Any]:
    """The first packet for a zygote: its modules, what it loads, what may be seen, and what it is to know by name.

    ``rehearsals`` are two texts that each child runs, confined, before it is parked, and that can import the known
    runners and modules; the first, the zygote runs beforehand as well.
    Raises :class:`superday.errors.CannotDo` where a library is not installed.
    """
    seen = view(libraries)
    return {
        "modules": {"wire": Path(wire.__file__).read_text()} | {name: text_of(name) for name in _MODULES},
        "libraries": list(libraries),
        "library_paths": {"inside": [LIBRARIES], "outside": seen.library_folders},
        "view": msgspec.structs.asdict(seen),
        "user": UNPRIVILEGED if os.geteuid() == 0 else None,
        "calls": seccomp.allow_filter().hex(),
        "known": {"runners": runners, "modules": modules},
        "warm_up": "".join(WARM_UP.get(library, "") for library in libraries),
        "rehearsals": rehearsals,
    }


class Zygote:
    """One warm interpreter and its parked children.  Safe for threads.

    ``level`` is what it promises (docs/judge.md), once it is there.
    """

    level: str

    def __init__(self, setup: dict[str, Any]):
        self._control, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        with theirs:
            self._process = subprocess.Popen(
                command(interpreter(), "bootstrap"), stdin=theirs.fileno(), stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT, env=ENVIRONMENT, cwd="/", start_new_session=True,
            )  # fmt: skip
        self._lock = threading.Lock()
        self._number = self._wanted = self._waiting = self._misses = 0
        self._ends: dict[int, _End] = {}
        self._parked: SimpleQueue[ConfinedProcess | str] = SimpleQueue()  # a str says why there is none
        self.is_dead = False
        _LIVE.add(self)
        self._start(json.dumps(setup).encode())

    def take(self) -> ConfinedProcess:
        """A parked child, which is replaced when it is closed.

        Raises ChildLostError where the zygote is dead and SandboxUnavailable where no child can be confined.
        """
        while True:
            child = self._next()
            if self.is_dead:
                self._parked.put(DEAD)  # for the next who waits
                raise ChildLostError(DEAD)
            if isinstance(child, str):
                raise SandboxUnavailable(f"a child could not be confined: {child}")
            if child.is_alive():
                return child
            child.close()

    def close(self) -> None:
        """End it and all its children."""
        self.is_dead = True
        with suppress(OSError):
            self._control.shutdown(socket.SHUT_RDWR)
        self._process.kill()
        self._process.wait()

    def _start(self, setup: bytes) -> None:
        self._control.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 2 * len(setup) + 4096)
        with suppress(OSError):  # it may have died already, which the next line tells
            self._control.send(setup)
        answer = self._control.recv(4096) if is_readable(self._control.fileno(), START_SECONDS) else b""
        if not answer:
            self.close()
            assert self._process.stdout is not None
            said = _last_line(self._process.stdout.read().decode(errors="replace"))
            raise SandboxUnavailable(f"the sandbox does not start: {said or 'no answer'}")
        self.level = json.loads(answer)["level"]
        threading.Thread(target=self._listen, name="zygote", daemon=True).start()
        for _ in range(PARKED):
            self._park()

    def _next(self) -> ConfinedProcess | str:
        """The next that is parked, or why there is none.

        Whoever takes is counted before they try: a newcomer may take the child that another was waiting for, and
        then there must be one more on its way.
        """
        with self._lock:
            self._waiting += 1
            starved = self._wanted + self._parked.qsize() < self._waiting
        try:
            if starved:  # more are in use at once than are kept parked; each who waits needs one of their own
                self._park()
            return self._parked.get(timeout=PARK_SECONDS)
        except Empty:
            return "none came in time"
        finally:
            with self._lock:
                self._waiting -= 1

    def _park(self) -> None:
        """Ask for one more child; :meth:`_listen` hears of it."""
        with self._lock:
            self._number += 1
            self._wanted += 1
            packet = json.dumps({"park": self._number}).encode()
        try:
            self._control.send(packet)
        except OSError:
            self._mark_dead()

    def _listen(self) -> None:
        """The thread that hears what the zygote says, until it says no more."""
        with self._control:
            while True:
                try:
                    packet, descriptors, _, _ = socket.recv_fds(self._control, 4096, 4, socket.MSG_CMSG_CLOEXEC)
                except OSError:
                    packet = b""
                if not packet:
                    return self._mark_dead()
                self._hear(json.loads(packet), descriptors)

    def _hear(self, said: dict[str, Any], descriptors: list[int]) -> None:
        if "parked" in said:
            self._receive(said["parked"], descriptors)
        elif "ended" in said:
            if end := self._ends.pop(said["ended"], None):
                end.tell(said["status"])
        else:
            self._count_one_less()
            self._parked.put(said["why"])

    def _receive(self, number: int, descriptors: list[int]) -> None:
        end = self._ends[number] = _End(lambda: self.is_dead)
        child: ConfinedProcess | None = None
        found: ConfinedProcess | str
        try:
            found = child = self._child(end, descriptors)
            child.await_parked(PARK_SECONDS)
            end.patience = END_SECONDS
            self._misses = 0
        except (ChildError, OSError) as error:
            self._misses += 1
            said = _last_line(child.printed) if child else ""
            found = said or ("" if self._misses < MOST_MISSES else str(error))
        self._count_one_less()  # before it can be taken: who takes it must not count on it again
        if found:
            self._parked.put(found)
        else:  # killed from outside while it was parking, for it says nothing of its own
            self._park()

    def _child(self, end: "_End", descriptors: list[int]) -> ConfinedProcess:
        """The one behind these descriptors.  Raises OSError where it is gone already, or there are too many of them."""
        try:
            pidfd, questions, answers, printed = descriptors
            process = PidfdProcess(pidfd)
        except (ValueError, OSError) as error:
            for descriptor in descriptors:
                os.close(descriptor)
            raise OSError(f"its descriptors are not to be had: {error}") from None
        for descriptor in (questions, answers, printed):
            os.set_blocking(descriptor, False)
        with suppress(OSError):  # more room than the usual 64 KiB saves turns; a limit of the user may forbid it
            for descriptor in (questions, answers):
                fcntl.fcntl(descriptor, fcntl.F_SETPIPE_SZ, _PIPE_BYTES)
        return ConfinedProcess(Pipes(questions, answers, printed), process, end.status, self._replace)

    def _count_one_less(self) -> None:
        with self._lock:
            self._wanted -= 1

    def _replace(self) -> None:
        """A child is closed: keep as many parked as before."""
        with self._lock:
            enough = self._wanted + self._parked.qsize() >= PARKED + self._waiting
        if not enough and not self.is_dead:
            self._park()

    def _mark_dead(self) -> None:
        self.is_dead = True
        for end in list(self._ends.values()):
            end.tell(None)
        self._process.kill()
        self._process.wait()
        if self._process.stdout is not None:
            self._process.stdout.close()
        with suppress(Empty):
            while True:
                child = self._parked.get_nowait()
                if isinstance(child, ConfinedProcess):
                    child.close()
        self._parked.put(DEAD)


_LIVE: weakref.WeakSet[Zygote] = weakref.WeakSet()


def _leave_to_the_parent() -> None:
    """In a fork of superday: the zygotes are its parent's, who would else hear answers to what it never asked."""
    for zygote in list(_LIVE):
        zygote.is_dead = True
        zygote._control.close()


os.register_at_fork(after_in_child=_leave_to_the_parent)


def _last_line(text: str) -> str:
    return (text.strip().splitlines() or [""])[-1]


class _End:
    """The exit status of a child, told by the zygote when it hears of it."""

    def __init__(self, is_orphan: Callable[[], bool]):
        self.patience = 0.0  # seconds to wait; none before it is parked, for then the one who tells would wait
        self._told = threading.Event()
        self._status: int | None = None
        self._is_orphan = is_orphan

    def tell(self, status: int | None) -> None:
        """It ended with this status; None where nobody knows, for the zygote is dead."""
        self._status = status
        self._told.set()

    def status(self) -> int:
        """Wait a moment for it.  Raises ChildLostError where it does not come."""
        self._told.wait(self.patience)
        if self._status is None or self._is_orphan():
            raise ChildLostError(DEAD)
        return self._status
