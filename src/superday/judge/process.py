"""The trusted end of a child: frames through its pipes, and the limits that are kept from outside.

One thread, no blocking read or write: a child that does not listen, does not answer, prints without end or
sleeps is met by the same loop.  How the process came to be confined is not this module's business.
"""

import os
import selectors
import signal
import subprocess
import time
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

from superday.judge import wire
from superday.judge.sandbox import (
    Child,
    ChildDiedError,
    Confinement,
    GarbledError,
    OutputLimitError,
    TimeLimitError,
)

READY_SECONDS = 120.0
_CHUNK = 1 << 18


class _Deadline(NamedTuple):
    """When to give up: a value of the child's CPU clock and one of the monotonic clock."""

    cpu: float
    wall: float


class ConfinedProcess(Child):
    """A child behind three pipes: questions in, answers out, and what it prints.

    ``process`` is the confining program; ``pid`` is the Python inside as seen from here, 0 if it never came
    to run.
    """

    def __init__(self, process: subprocess.Popen[bytes], pid: int, program: bytes, confinement: Confinement):
        self._process, self._pid, self._confinement = process, pid, confinement
        self._is_ready = False
        self._outgoing, self._incoming, self._printed = bytearray(), bytearray(), bytearray()
        self._ready_cpu = self._last_cpu = self._base_mib = self._peak_mib = 0.0
        self._selector = selectors.DefaultSelector()
        for pipe, read in ((process.stdout, self._read_answer), (process.stderr, self._read_printed)):
            assert pipe is not None
            os.set_blocking(pipe.fileno(), False)
            self._selector.register(pipe, selectors.EVENT_READ, read)
        assert process.stdin is not None
        os.set_blocking(process.stdin.fileno(), False)
        self._queue(program)

    @property
    def printed(self) -> str:  # type: ignore[override]
        """What it wrote so far."""
        return self._printed.decode(errors="replace")

    @property
    def cpu_seconds(self) -> float:
        """CPU time since it was ready."""
        return max(0.0, self._clock() - self._ready_cpu)

    @property
    def peak_mib(self) -> float:
        """High-water mark above the warm interpreter."""
        self._note_peak()
        return max(0.0, self._peak_mib - self._base_mib)

    def await_ready(self) -> None:
        """Wait until its libraries are loaded.  Raises what :meth:`ask` raises."""
        if self._is_ready:
            return
        self._answer(_Deadline(READY_SECONDS, time.monotonic() + READY_SECONDS))
        self._is_ready = True
        self._ready_cpu = self._clock()
        self._base_mib = self._peak_mib = _high_water_mib(self._pid)

    def ask(self, question: Any, *, cpu_seconds: float, wall_seconds: float | None = None) -> Any:
        """See :meth:`Child.ask`."""
        self.await_ready()
        self._refuse_early_answers()
        wall = 2 * cpu_seconds + 2 if wall_seconds is None else wall_seconds
        self._queue(wire.encode(question))
        return self._answer(_Deadline(self._clock() + cpu_seconds, time.monotonic() + wall))

    def close(self) -> None:
        """See :meth:`Child.close`."""
        if self._process.poll() is None:
            self._kill()
        self._selector.close()
        for pipe in (self._process.stdin, self._process.stdout, self._process.stderr):
            with suppress(OSError):
                pipe.close()  # type: ignore[union-attr]

    def _refuse_early_answers(self) -> None:
        """An answer that is here before its question was asked is forged."""
        if self._process.stdout is None or self._process.stdout.closed:
            raise ChildDiedError(self._process.returncode or 0)
        if self._incoming or self._read(self._process.stdout):
            self.close()
            raise GarbledError("it answered before it was asked")

    def _queue(self, payload: bytes) -> None:
        assert self._process.stdin is not None
        self._outgoing += len(payload).to_bytes(8, "big") + payload
        self._selector.register(self._process.stdin, selectors.EVENT_WRITE, self._write)

    def _answer(self, deadline: _Deadline) -> Any:
        try:
            while (payload := self._frame()) is None:
                for key, _ in self._selector.select(self._patience(deadline)):
                    key.data()
                self._enforce(deadline)
            self._enforce(deadline)
            if self._outgoing:
                raise GarbledError("it answered before it was asked in full")
            self._read_printed()
            return wire.decode(payload)
        except wire.WireError as error:
            self.close()
            raise GarbledError(str(error)) from None
        except BaseException:
            self.close()
            raise

    def _patience(self, deadline: _Deadline) -> float:
        """CPU time runs about as fast as the wall clock, so that is how long nothing can be amiss."""
        cpu = deadline.cpu - self._clock()
        return max(0.002, min(cpu + 0.002, deadline.wall - time.monotonic(), 0.25))

    def _enforce(self, deadline: _Deadline) -> None:
        if self._clock() > deadline.cpu:
            raise TimeLimitError(asleep=False)
        if time.monotonic() > deadline.wall:
            raise TimeLimitError(asleep=True)

    def _frame(self) -> bytes | None:
        """The next answer, if it is here in full.  A frame that is too long is refused at its first bytes."""
        if len(self._incoming) < 8:
            return None
        size = int.from_bytes(self._incoming[:8], "big")
        if size > self._confinement.answer_mib << 20:
            raise OutputLimitError("the answer is too large")
        if len(self._incoming) < 8 + size:
            return None
        payload = bytes(self._incoming[8 : 8 + size])
        del self._incoming[: 8 + size]
        return payload

    def _write(self) -> None:
        stdin = self._process.stdin
        assert stdin is not None
        try:
            written = os.write(stdin.fileno(), self._outgoing[:_CHUNK])
        except BrokenPipeError:
            written = len(self._outgoing)  # its death shows on the answers' pipe
        del self._outgoing[:written]
        if not self._outgoing:
            self._selector.unregister(stdin)

    def _read_answer(self) -> None:
        piece = self._read(self._process.stdout)
        if piece == b"":
            raise ChildDiedError(self._status())
        self._incoming += piece or b""

    def _read_printed(self) -> None:
        """All that is there now; the answers' pipe, not this one, tells of the end."""
        while piece := self._read(self._process.stderr):
            self._printed += piece
            most = self._confinement.printed_kib << 10
            if len(self._printed) > most:
                del self._printed[most:]
                raise OutputLimitError("it printed too much")
        if piece == b"":
            with suppress(KeyError):
                self._selector.unregister(self._process.stderr)  # type: ignore[arg-type]

    @staticmethod
    def _read(pipe: Any) -> bytes | None:
        try:
            return os.read(pipe.fileno(), _CHUNK)
        except BlockingIOError:
            return None

    def _status(self) -> int:
        """The exit status of a child whose pipe has closed, which may take it a moment."""
        self._read_printed()
        with suppress(subprocess.TimeoutExpired):
            return self._process.wait(1.0)
        self._kill()
        return self._process.returncode

    def _clock(self) -> float:
        """The CPU clock of the Python inside: 0 before it runs, the last reading after its end."""
        if self._pid and self._process.poll() is None:
            with suppress(OSError):
                self._last_cpu = time.clock_gettime(_cpu_clock(self._pid))
        return self._last_cpu

    def _note_peak(self) -> None:
        if self._pid and self._process.poll() is None:
            self._peak_mib = max(self._peak_mib, _high_water_mib(self._pid))

    def _kill(self) -> None:
        """The Python inside is the first process of its pid namespace: with it dies all that is in there.

        Its pid is good as long as the confining process, which reaps it, has not ended.
        """
        self._note_peak()
        self._clock()
        with suppress(ProcessLookupError):
            if self._pid:
                os.kill(self._pid, signal.SIGKILL)
                with suppress(subprocess.TimeoutExpired):
                    self._process.wait(2.0)
        self._process.kill()
        self._process.wait()


def _cpu_clock(pid: int) -> int:
    """The id of a process's CPU clock, as clock_getcpuclockid(3) makes it on Linux."""
    return (~pid << 3) | 2


def _high_water_mib(pid: int) -> float:
    try:
        status = Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return 0.0
    kib = [line.split()[1] for line in status.splitlines() if line.startswith("VmHWM:")]
    return int(kib[0]) / 1024 if kib else 0.0
