"""What the trusted side knows of a process that runs a stranger's code, and does to it, from outside.

:class:`Process` is what :mod:`superday.judge.sandbox.child` relies on; :class:`PidfdProcess` is Linux's, which knows
all of it to the nanosecond and the KiB.  Another system's is with its sandbox.
"""

import contextlib
import os
import select
import signal
import time
from abc import ABC, abstractmethod
from pathlib import Path


class Process(ABC):
    """A process that is metered and killed, not talked to.  Used by one thread at a time."""

    @abstractmethod
    def has_ended(self, seconds: float = 0.0) -> bool:
        """Whether it has ended, or does so within these seconds."""

    @abstractmethod
    def cpu_seconds(self) -> float:
        """The clock that its limits and costs are read from, CPU time of all its threads where the system tells it.

        After its end it stays at the last reading.
        """

    @abstractmethod
    def peak_kib(self) -> int:
        """High-water mark of its resident memory; 0 where the system does not tell, and after its end."""

    @abstractmethod
    def forget_peak(self) -> None:
        """Start the high-water mark again at what it uses now."""

    @abstractmethod
    def address_space(self) -> int:
        """Bytes of address space that it has; 0 where the system does not tell."""

    @abstractmethod
    def end(self) -> None:
        """Kill it, and let go of what it was known by.  Called once; never raises."""


def is_readable(descriptor: int, seconds: float) -> bool:
    """Whether it becomes so within this time.  By poll: select knows the first 1024 descriptors only."""
    poll = select.poll()
    poll.register(descriptor, select.POLLIN)
    return bool(poll.poll(1000 * seconds))


class PidfdProcess(Process):
    """A process of Linux: a pidfd, of which it becomes the owner, the kernel's clock, and ``/proc``."""

    def __init__(self, pidfd: int):
        self._pidfd = pidfd
        self._pid = _pid_of(pidfd)
        # Opened while the process is surely ours: its number may be another's later.
        self._status = os.open(f"/proc/{self._pid}/status", os.O_RDONLY | os.O_CLOEXEC)
        self._clock = _cpu_clock(self._pid)
        self._cpu_seconds = 0.0
        self._is_over = False

    def has_ended(self, seconds: float = 0.0) -> bool:
        """A pidfd is readable once its process has ended."""
        return is_readable(self._pidfd, seconds)

    def cpu_seconds(self) -> float:
        """The CPU clock of the process."""
        if not self._is_over:
            try:
                self._cpu_seconds = time.clock_gettime(self._clock)
            except OSError:
                self._is_over = True  # its number may be another's from now on
        return self._cpu_seconds

    def peak_kib(self) -> int:
        """VmHWM."""
        return self._kib("VmHWM")

    def forget_peak(self) -> None:
        """5 resets the high-water mark (proc(5), clear_refs)."""
        with contextlib.suppress(OSError):
            Path(f"/proc/{self._pid}/clear_refs").write_text("5")

    def address_space(self) -> int:
        """VmSize."""
        return self._kib("VmSize") << 10

    def end(self) -> None:
        """SIGKILL cannot be escaped, so its effect is not waited for."""
        self.cpu_seconds()
        self._is_over = True
        with contextlib.suppress(ProcessLookupError):
            signal.pidfd_send_signal(self._pidfd, signal.SIGKILL)
        os.close(self._pidfd)
        os.close(self._status)

    def _kib(self, field: str) -> int:
        """A line of /proc/PID/status; 0 after the process's end."""
        if not self._is_over:
            with contextlib.suppress(OSError, ValueError):
                status = os.pread(self._status, 4096, 0)
                return int((status.partition(b"\n" + field.encode() + b":")[2].split(None, 1) or [b"0"])[0])
        return 0


def _cpu_clock(pid: int) -> int:
    """The id of a process's CPU clock, as clock_getcpuclockid(3) makes it on Linux."""
    return (~pid << 3) | 2


def _pid_of(pidfd: int) -> int:
    """The process as we see it, whatever number it has in its own namespace."""
    lines = Path(f"/proc/self/fdinfo/{pidfd}").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("Pid:"))
