"""Where code that nobody trusts runs: the interface, and the way to a sandbox that works here.

It is not the judge: it knows nothing of problems and verdicts.  A sandbox starts *children*.  A child is a
confined Python that runs one **trusted** runner script, handed over as text; whatever the runner then executes
on behalf of a stranger is confined with it.  Parent and runner exchange *values* (:mod:`superday.judge.wire`)
in length-prefixed frames, question and answer in turn; what the child prints is collected apart.

    from superday.judge.sandbox.choose import open_sandbox
    from superday.judge.sandbox import Confinement

    sandbox = open_sandbox()                                   # raises SandboxUnavailable with the way out
    with sandbox.start(RUNNER, libraries=["numpy"], confinement=Confinement(memory_mib=512)) as child:
        answer = child.ask({"x": [1, 2]}, cpu_seconds=2.0)     # a value out, a value back
        child.printed                                          # what it wrote to stdout and stderr

The runner, inside, is ordinary Python with a module ``channel``:

    from channel import receive, send          # values; receive() ends the child when the parent is gone
    import numpy                               # the named libraries are there, and nothing else
    while True:
        question = receive()
        send({"sum": sum(question["x"])})

Values are None, bool, int, float, str, list, tuple, dict, NumPy arrays and scalars, and tensors.  In the parent
an array is a :class:`superday.judge.wire.Array` (``.numpy()`` gives the ndarray, ``wire.array_of(ndarray)`` the
way back); in the child it is the real thing.  Anything else arrives as :class:`superday.judge.wire.Opaque`.
"""

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping, Sequence
from types import TracebackType
from typing import Any, Self

import msgspec

from superday.errors import CannotDo


class SandboxUnavailable(CannotDo):
    """No sandbox works on this machine; the message says why, and what to do.  Nothing has been run."""


class ChildError(Exception):
    """A child did not answer.  It is dead by the time that this is raised."""


class TimeLimitError(ChildError):
    """It used up its CPU seconds, or let the wall clock run out (``asleep``)."""

    def __init__(self, asleep: bool):
        super().__init__("out of wall-clock time" if asleep else "out of CPU time")
        self.asleep = asleep


class OutputLimitError(ChildError):
    """It printed more, or answered with more, than it may."""


class ChildDiedError(ChildError):
    """It ended before answering.  ``status`` is its exit status (128 + the signal's number for a signal)."""

    def __init__(self, status: int):
        super().__init__(f"ended with status {status}")
        self.status = status


class ChildLostError(ChildError):
    """It, or the interpreter that it was forked from, was killed from outside: no fault of what it ran."""


class GarbledError(ChildError):
    """What came through the channel is not a frame of ours: something else wrote to it."""


class Confinement(msgspec.Struct, frozen=True):
    """What a child may use.

    ``memory_mib`` counts address space above that of the warm interpreter (libraries loaded), shared mappings
    included.  ``printed_kib`` and ``answer_mib`` cap what is printed in all and what one answer holds; of an answer,
    ``text_mib`` may be other than the bytes of arrays, for that is what takes time and memory to read.
    """

    memory_mib: int = 256
    printed_kib: int = 1024
    answer_mib: int = 64
    text_mib: int = 4


class Child(ABC):
    """A confined Python, waiting for questions.  Use it as a context manager, and in one thread."""

    @property
    @abstractmethod
    def printed(self) -> str:
        """What it wrote to stdout and stderr so far, in order, undecodable bytes replaced."""

    @abstractmethod
    def ask(self, question: Any, *, cpu_seconds: float, wall_seconds: float | None = None) -> Any:
        """Send a value, return the value that comes back.

        ``wall_seconds`` defaults to twice the CPU seconds and two more, for a busy machine.  Raises
        :class:`TimeLimitError`, :class:`OutputLimitError`, :class:`ChildDiedError`, :class:`ChildLostError` or
        :class:`GarbledError`; the child is dead then, and asking again raises :class:`ChildDiedError`.
        """

    @abstractmethod
    def ask_encoded(
        self,
        payload: bytes,
        *,
        cpu_seconds: float,
        wall_seconds: float | None = None,
        meanwhile: Callable[[], None] | None = None,
    ) -> bytes:
        """The same with question and answer as :func:`superday.judge.wire.encode` gives them.

        The answer is a stranger's bytes: compare them, or read them by :meth:`decoded`.  ``meanwhile`` is done while it
        is waited for.
        """

    @abstractmethod
    def decoded(self, payload: bytes) -> Any:
        """The value of an answer.  Raises :class:`GarbledError`; the child is dead then."""

    @property
    @abstractmethod
    def cpu_seconds(self) -> float:
        """CPU time of all its threads since it was ready, measured from outside (wall time where nothing tells it)."""

    @property
    @abstractmethod
    def peak_mib(self) -> float:
        """High-water mark of its resident memory above that of the warm interpreter, measured from outside."""

    @abstractmethod
    def mark_memory(self) -> None:
        """From now on :attr:`peak_mib` counts what is used above what is used now."""

    @abstractmethod
    def close(self) -> None:
        """Kill it and all it started.  Never raises; may be called twice."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


class Sandbox(ABC):
    """A way to confine children.  What each promises is written in docs/judge.md.

    A child has no network, no home, no bank, no other process, an empty environment, no file but the interpreter
    and the named libraries, and no place to write.  It cannot start processes.  It dies with its parent.
    """

    name: str
    """What verdicts report, such as ``namespaces``."""

    promise: str
    """What it keeps from a child, and what not, in a sentence for ``superday doctor``."""

    @abstractmethod
    def start(
        self,
        runner: str,
        *,
        libraries: Sequence[str] = (),
        modules: Mapping[str, str] | None = None,
        confinement: Confinement | None = None,
    ) -> Child:
        """Start a child that imports ``libraries`` and then runs the trusted text ``runner``.

        ``modules`` are further trusted texts that the runner can import by name.  Raises
        :class:`superday.errors.CannotDo` where a library is not installed, :class:`SandboxUnavailable` where the
        child cannot be confined, and :class:`ChildLostError` where what starts children was killed from outside.
        """

    @abstractmethod
    def check(self) -> None:
        """Confine something harmless and see that it is; raises :class:`SandboxUnavailable` if not."""
