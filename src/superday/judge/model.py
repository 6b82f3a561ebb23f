"""What the judge is given (a problem) and what it says (a verdict)."""

from pathlib import Path
from typing import Annotated, Literal

import msgspec

Profile = Literal["plain", "numpy", "torch"]
Outcome = Literal[
    "accepted",
    "wrong-answer",
    "runtime-error",
    "time-limit",
    "memory-limit",
    "output-limit",
    "forbidden",
    "invalid-submission",
    "judge-error",
]
GrowthClass = Literal["1", "log n", "n", "n log n", "n^2", "n^3", "2^n"]


class Compare(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How a value is compared with the reference's.

    ``exact``: same type, same value.  ``close``: same type, shape and dtype kind, floats within
    ``atol + rtol * |expected|``.  ``checker``: the problem's ``checker.py`` decides.
    """

    kind: Literal["exact", "close", "checker"] = "exact"
    rtol: Annotated[float, msgspec.Meta(ge=0)] = 1e-6
    atol: Annotated[float, msgspec.Meta(ge=0)] = 1e-9


class Growth(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How the reference's time (and memory) grow with ``n``, the number that ``sized(rng, n)`` takes.

    ``brute`` is the class of the brute force's time, for the proof that the measurement tells them apart.  The last of
    ``sizes``, which increase, is how far n may go; the sizes that are measured are found up to there.
    """

    time: GrowthClass
    memory: GrowthClass | None = None
    brute: GrowthClass | None = None
    sizes: Annotated[list[int], msgspec.Meta(min_length=3, max_length=12)] = msgspec.field(
        default_factory=lambda: [1000, 2000, 4000, 8000, 16000]
    )


class Limits(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """CPU seconds a test, MiB of address space above the warm interpreter's, and KiB that may be printed in all."""

    seconds: Annotated[float, msgspec.Meta(gt=0, le=60)] = 2.0
    memory_mib: Annotated[int, msgspec.Meta(gt=0, le=8192)] = 256
    output_kib: Annotated[int, msgspec.Meta(gt=0, le=65536)] = 1024


class Problem(msgspec.Struct, frozen=True):
    """All that the judge needs to know of a problem; ``folder`` holds its code."""

    id: str
    folder: Path
    function: str
    profile: Profile = "plain"
    compare: Compare = Compare()
    limits: Limits = Limits()
    growth: Growth | None = None
    banned: list[str] = []


class Tests(msgspec.Struct, frozen=True):
    """How many tests passed of how many."""

    passed: int
    total: int


class Counterexample(msgspec.Struct, frozen=True):
    """The smallest input found that fails, as Python would print it."""

    input: str
    expected: str
    got: str


class Measured(msgspec.Struct, frozen=True):
    """One cost against n: the class that fits best, how sure that is, and what the problem states.

    ``costs`` are pairs of n and CPU seconds (time) or MiB (memory).  ``worse`` is said only where the measured
    class grows faster than the stated one and the measurement leaves no doubt of it.
    """

    shows: GrowthClass
    confidence: float
    stated: GrowthClass | None
    worse: bool
    costs: list[tuple[int, float]]


class Costs(msgspec.Struct, frozen=True):
    """The growth of an accepted submission; None where it was not, or could not be, measured."""

    time: Measured | None = None
    memory: Measured | None = None


class OwnCase(msgspec.Struct, frozen=True):
    """One test of the candidate's own.

    ``verdict``: ``right``; ``wrong-expectation`` (the reference says ``reference``); ``invalid-input`` (the
    statement rules such an input out); ``broken`` (``reason`` says why it could not be run).
    """

    line: int
    call: str
    verdict: Literal["right", "wrong-expectation", "invalid-input", "broken"]
    expected: str
    reference: str = ""
    reason: str = ""


class OwnTests(msgspec.Struct, frozen=True):
    """The candidate's own tests against the reference and against the problem's wrong solutions.

    ``caught`` of ``mutants`` wrong solutions fail at least one right case; ``missing`` says what no case has, a
    noun phrase for each mutant that was not caught ("k equal to len(nums)").
    """

    cases: list[OwnCase]
    caught: int
    mutants: int
    missing: list[str]
    reason: str = ""


class Verdict(msgspec.Struct, frozen=True):
    """What the judge says of one submission; ``reason`` is one sentence for the candidate.

    CPU time (ms) and peak memory (MiB) are its child's above the warm interpreter; ``wall_ms`` is spent on questions to
    it; ``line`` is the line of its file that failed; ``stdout`` holds what it printed, cut.
    """

    problem: str
    verdict: Outcome
    reason: str
    tests: Tests
    counterexample: Counterexample | None = None
    growth: Costs | None = None
    own_tests: OwnTests | None = None
    cpu_ms: float = 0.0
    wall_ms: float = 0.0
    peak_mib: float = 0.0
    sandbox: str = ""
    stdout: str = ""
    line: int | None = None
