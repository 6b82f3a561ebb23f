"""The sandbox of macOS: interpreters that are started ahead under ``sandbox-exec``, and used once each.  Untested.

It is weaker than Linux's.  macOS's own libraries do not bear a fork (as Python's ``multiprocessing`` says of it), so
that there is no zygote, and a fresh interpreter is started for each use; its time is read from the wall clock; its
memory is neither read nor limited.  What confines it is written in :mod:`superday.judge.sandbox.seatbelt`.
"""

import json
import os
import subprocess
import threading
import time
from collections.abc import Mapping, Sequence
from concurrent.futures import Future
from pathlib import Path

from superday.judge import wire
from superday.judge.inside import text_of
from superday.judge.sandbox import ChildError, Confinement, Sandbox, SandboxUnavailable
from superday.judge.sandbox.child import ConfinedProcess, Pipes
from superday.judge.sandbox.meter import Process
from superday.judge.sandbox.seatbelt import executable, profile, readable
from superday.judge.sandbox.self_check import see_that_it_confines
from superday.judge.sandbox.view import view
from superday.judge.sandbox.warm import ENVIRONMENT, WARM_UP, command

PROGRAM = Path("/usr/bin/sandbox-exec")
START_SECONDS = 120.0


class MacSandbox(Sandbox):
    """One interpreter for each set of libraries is kept parked.  Safe for threads."""

    name = "sandbox-exec"
    promise = (
        "weaker than on Linux, and untested: code runs without network and without your files, and cannot write or "
        "start processes, as far as macOS's sandbox-exec keeps its word; time is taken from the wall clock, memory is "
        "neither limited nor measured"
    )

    def __init__(self, program: Path = PROGRAM):
        self._program = program
        self._parked: dict[tuple[str, ...], Future[ConfinedProcess]] = {}
        self._lock = threading.Lock()
        self._closed = False

    def start(
        self,
        runner: str,
        *,
        libraries: Sequence[str] = (),
        modules: Mapping[str, str] | None = None,
        confinement: Confinement | None = None,
    ) -> ConfinedProcess:
        """See :meth:`Sandbox.start`."""
        child = self._take(tuple(libraries))
        child.run({"runner": runner, "modules": dict(modules or {})}, confinement or Confinement())
        return child

    def check(self) -> None:
        """See :meth:`Sandbox.check`."""
        if os.geteuid() == 0:
            raise SandboxUnavailable("no stranger's code is run as root here: run superday as an ordinary user")
        see_that_it_confines(self)

    def close(self) -> None:
        """End those that are parked, and park no more."""
        with self._lock:
            self._closed, parked = True, list(self._parked.values())
        for waiting in parked:
            if waiting.exception() is None:
                waiting.result().close()

    def _take(self, libraries: tuple[str, ...]) -> ConfinedProcess:
        while True:
            with self._lock:
                waiting = self._parked.pop(libraries, None)
            # One that could not be parked is tried again here, where its failure is told.
            child = waiting.result() if waiting and not waiting.exception() else self._spawn(libraries)
            if child.is_alive():
                return child
            child.close()

    def _park(self, libraries: tuple[str, ...]) -> None:
        """A child is closed: start the next, without anybody waiting for it."""
        with self._lock:
            if self._closed or libraries in self._parked:
                return
            waiting = self._parked[libraries] = Future()

        def spawn() -> None:
            try:
                waiting.set_result(self._spawn(libraries))
            except Exception as error:
                waiting.set_exception(error)

        threading.Thread(target=spawn, daemon=True).start()

    def _spawn(self, libraries: tuple[str, ...]) -> ConfinedProcess:
        pipes, process = self._started(libraries)
        child = ConfinedProcess(pipes, process, process.status, lambda: self._park(libraries))
        try:
            child.await_parked(START_SECONDS)
        except ChildError as error:
            said = (child.printed.strip().splitlines() or [str(error)])[-1]
            raise SandboxUnavailable(f"a child could not be confined: {said}") from None
        return child

    def _started(self, libraries: tuple[str, ...]) -> tuple[Pipes, "SpawnedProcess"]:
        """An interpreter under the profile, and our ends of its pipes."""
        seen, python = view(libraries), executable()
        setup = {
            "modules": {"wire": Path(wire.__file__).read_text(), "channel": text_of("channel")},
            "libraries": libraries,
            "library_paths": seen.library_folders,
            "warm_up": "".join(WARM_UP.get(library, "") for library in libraries),
        }
        rules = profile(python, readable(seen, python))
        confined = [str(self._program), "-p", rules, *command(python, "spawned"), json.dumps(setup)]
        (questions, asks), (hears, answers), (reads, printed) = os.pipe(), os.pipe(), os.pipe()
        ours = Pipes(asks, hears, reads)
        for descriptor in ours:
            os.set_blocking(descriptor, False)
        try:
            process = subprocess.Popen(
                confined, stdin=questions, stdout=answers, stderr=printed, env=ENVIRONMENT, cwd="/",
                start_new_session=True,
            )  # fmt: skip
        except OSError as error:
            ours.close()
            raise SandboxUnavailable(f"no stranger's code is run without {self._program}: {error.strerror}") from None
        finally:
            for descriptor in (questions, answers, printed):
                os.close(descriptor)
        return ours, SpawnedProcess(process)


class SpawnedProcess(Process):
    """A process that we started: known by what wait(2) tells of it, so that its clock is the wall's."""

    def __init__(self, process: subprocess.Popen[bytes]):
        self._process = process
        self._ended_at: float | None = None

    def has_ended(self, seconds: float = 0.0) -> bool:
        """Whether it can be waited for."""
        try:
            self._process.wait(seconds)
        except subprocess.TimeoutExpired:
            return False
        return True

    def status(self) -> int:
        """Its exit status, or minus the signal's number, once it has ended."""
        return self._process.wait()

    def cpu_seconds(self) -> float:
        """The wall clock: Python has no call for the CPU clock of another process here."""
        return self._ended_at or time.monotonic()

    def peak_kib(self) -> int:
        """0: not told."""
        return 0

    def forget_peak(self) -> None:
        """There is none."""

    def address_space(self) -> int:
        """0: not told."""
        return 0

    def end(self) -> None:
        """Kill it and take its status, for it is our child."""
        self._ended_at = time.monotonic()
        self._process.kill()
        self._process.wait()
