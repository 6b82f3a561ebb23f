"""The trusted end of a confined process: frames through its pipes, and the limits that are kept from outside.

One thread, no blocking read or write: a child that does not listen, does not answer, prints without end or sleeps
is met by the same loop.  How the process came to be confined, and what it is to run, is not this module's business.
"""

import contextlib
import os
import select
import signal
import time
from collections.abc import Callable
from typing import Any, NamedTuple

from superday.judge import wire
from superday.judge.sandbox import (
    Child,
    ChildDiedError,
    ChildError,
    ChildLostError,
    Confinement,
    GarbledError,
    OutputLimitError,
    TimeLimitError,
)
from superday.judge.sandbox.meter import Process

_CHUNK = 1 << 18
_LISTEN, _SPEAK = select.POLLIN, select.POLLOUT
_GRACE_SECONDS = 0.5
_PROCESSORS = os.cpu_count() or 1


class Pipes(NamedTuple):
    """Our ends: questions (write), answers and prints (read); all are non-blocking."""

    questions: int
    answers: int
    printed: int

    def close(self) -> None:
        """Close all three."""
        for descriptor in self:
            os.close(descriptor)


class _Deadline(NamedTuple):
    """When to give up: a value of the child's CPU clock and one of the monotonic clock.

    ``soonest`` is when, by the monotonic clock, all processors together could have used up the CPU time: before
    that the child's clock need not be read.
    """

    cpu: float
    wall: float
    soonest: float


class ConfinedProcess(Child):
    """A child behind three pipes.

    ``status()`` waits a moment for the exit status (or minus the signal) once the pipe is closed, and raises
    :class:`ChildLostError` where nobody can tell it any more; ``done()`` is called once, when it is closed.
    """

    def __init__(self, pipes: Pipes, process: Process, status: Callable[[], int], done: Callable[[], None]):
        self._pipes, self._process, self._exit_status, self._done = pipes, process, status, done
        self._clock = process.cpu_seconds
        self._confinement = Confinement()
        self._closed = False
        self._outgoing = memoryview(b"")
        self._incoming, self._printed = bytearray(), bytearray()
        self._ready_cpu = 0.0
        self._base_kib = self._peak_kib = self._address_space = 0
        self._poll = select.poll()
        self._poll.register(pipes.answers, _LISTEN)
        self._poll.register(pipes.printed, _LISTEN)

    @property
    def printed(self) -> str:
        """What it wrote so far."""
        return self._printed.decode(errors="replace")

    @property
    def cpu_seconds(self) -> float:
        """CPU time since it was ready."""
        return max(0.0, self._clock() - self._ready_cpu)

    @property
    def peak_mib(self) -> float:
        """High-water mark above the warm interpreter."""
        if not self._closed:
            self._peak_kib = max(self._peak_kib, self._process.peak_kib())
        return (self._peak_kib - self._base_kib) / 1024

    def await_parked(self, seconds: float) -> None:
        """Wait for its first word, and note what it uses by then.  Raises what :meth:`ask` raises."""
        self._answer(self._deadline(seconds, seconds))
        self._base_kib = self._peak_kib = self._process.peak_kib()
        self._address_space = self._process.address_space()

    def run(self, program: dict[str, Any], confinement: Confinement) -> None:
        """Send the program of a parked child; it asks for no answer."""
        self._confinement = confinement
        self._ready_cpu = self._clock()
        self._send(wire.encode({**program, "address_space": self._address_space + (confinement.memory_mib << 20)}))

    def ask(self, question: Any, *, cpu_seconds: float, wall_seconds: float | None = None) -> Any:
        """See :meth:`Child.ask`."""
        payload = self.ask_encoded(wire.encode(question), cpu_seconds=cpu_seconds, wall_seconds=wall_seconds)
        return self.decoded(payload)

    def ask_encoded(
        self,
        payload: bytes,
        *,
        cpu_seconds: float,
        wall_seconds: float | None = None,
        meanwhile: Callable[[], None] | None = None,
    ) -> bytes:
        """See :meth:`Child.ask_encoded`."""
        if self._closed:
            raise ChildDiedError(128 + signal.SIGKILL)
        deadline = self._deadline(cpu_seconds, 2 * cpu_seconds + 2 if wall_seconds is None else wall_seconds)
        try:
            self._refuse_early_answers()
            self._send(payload)
            if meanwhile:
                meanwhile()
        except BaseException:
            self.close()
            raise
        return self._answer(deadline)

    def decoded(self, payload: bytes) -> Any:
        """See :meth:`Child.decoded`."""
        if min(int.from_bytes(payload[:4], "big"), len(payload)) > self._confinement.text_mib << 20:
            self.close()
            raise OutputLimitError("the answer is too large")
        try:
            return wire.decode(payload)
        except wire.WireError as error:
            self.close()
            raise GarbledError(str(error)) from None

    def _deadline(self, cpu_seconds: float, wall_seconds: float) -> _Deadline:
        now = time.monotonic()
        return _Deadline(self._clock() + cpu_seconds, now + wall_seconds, now + cpu_seconds / _PROCESSORS)

    def mark_memory(self) -> None:
        """See :meth:`Child.mark_memory`."""
        self._process.forget_peak()
        self._base_kib = self._peak_kib = self._process.peak_kib()

    def is_alive(self) -> bool:
        """Whether the process still runs."""
        return not self._closed and not self._process.has_ended()

    def close(self) -> None:
        """See :meth:`Child.close`."""
        if self._closed:
            return
        _ = self.peak_mib  # the last reading
        self._closed = True
        self._process.end()
        self._pipes.close()
        self._done()

    def _refuse_early_answers(self) -> None:
        """An answer that is here before its question was asked is forged."""
        for descriptor, _ in self._poll.poll(0):
            self._serve(descriptor)
        if self._incoming:
            raise GarbledError("it answered before it was asked")

    def _send(self, payload: bytes) -> None:
        self._outgoing = memoryview(b"".join([self._outgoing, len(payload).to_bytes(8, "big"), payload]))
        self._write()
        if self._outgoing:
            self._poll.register(self._pipes.questions, _SPEAK)

    def _answer(self, deadline: _Deadline) -> bytes:
        try:
            while (payload := self._frame()) is None:
                for descriptor, _ in self._poll.poll(self._patience(deadline)):
                    self._serve(descriptor)
                self._enforce(deadline)
            if self._outgoing:
                raise GarbledError("it answered before it was asked in full")
            if self._printed:  # what it printed before it answered was there no later, the rest of it may still be
                self._read_printed()
        except BaseException:
            self.close()
            raise
        return payload

    def _serve(self, descriptor: int) -> None:
        if descriptor == self._pipes.answers:
            self._read_answer()
        elif descriptor == self._pipes.printed:
            self._read_printed()
        else:
            self._write()
            if not self._outgoing:
                self._poll.unregister(descriptor)

    def _patience(self, deadline: _Deadline) -> float:
        """Milliseconds in which nothing can be amiss."""
        now = time.monotonic()
        if now < deadline.soonest:
            return 1000 * (deadline.soonest - now)
        cpu = (deadline.cpu - self._clock()) / _PROCESSORS
        return 1000 * max(0.002, min(cpu, deadline.wall - now, 0.25))

    def _enforce(self, deadline: _Deadline) -> None:
        now = time.monotonic()
        if now < deadline.soonest:
            return
        if self._clock() > deadline.cpu:
            raise TimeLimitError(asleep=False)
        if now > deadline.wall:
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
        with memoryview(self._incoming) as all_of_it:
            payload = bytes(all_of_it[8 : 8 + size])
        del self._incoming[: 8 + size]
        return payload

    def _write(self) -> None:
        try:
            while self._outgoing:
                self._outgoing = self._outgoing[os.write(self._pipes.questions, self._outgoing[:_CHUNK]) :]
        except BlockingIOError:
            return
        except BrokenPipeError:  # its death shows on the answers' pipe
            self._outgoing = memoryview(b"")

    def _read_answer(self) -> None:
        piece = _read(self._pipes.answers)
        if piece == b"":
            raise self._death()
        self._incoming += piece or b""

    def _read_printed(self) -> None:
        """All that is there now; the answers' pipe, not this one, tells of the end."""
        while piece := _read(self._pipes.printed):
            self._printed += piece
            most = self._confinement.printed_kib << 10
            if len(self._printed) > most:
                del self._printed[most:]
                raise OutputLimitError("it printed too much")
        if piece == b"":
            with contextlib.suppress(KeyError):
                self._poll.unregister(self._pipes.printed)

    def _death(self) -> ChildError:
        """What the end of its answers means.  It cannot send itself SIGKILL: that came from outside."""
        self._read_printed()
        if not self._process.has_ended(_GRACE_SECONDS):
            return GarbledError("it closed the channel and ran on")
        status = self._exit_status()
        if status == -signal.SIGKILL:
            return ChildLostError("it was killed from outside")
        return ChildDiedError(status if status >= 0 else 128 - status)


def _read(descriptor: int) -> bytes | None:
    try:
        return os.read(descriptor, _CHUNK)
    except BlockingIOError:
        return None
