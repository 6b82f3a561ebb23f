"""This judge: a submission at a time, two hundred at once, from a cold start; and the memory that it keeps.

python -m peers.ours PROFILE FOLDER    judges once in a fresh process, then says what its processes hold in memory
"""

import json
import os
import subprocess
import sys
import threading
import time
from pathlib import Path
from statistics import median
from typing import Any, NamedTuple

from peers.problems import CASES, FUNCTION, Case
from peers.serve import BENCHMARKS, Outcome
from superday.judge import judge
from superday.judge.model import Compare, Limits, Problem

SETTLED_SECONDS = 1.0
SAMPLE_SECONDS = 0.02


class Burst(NamedTuple):
    """Many submissions at once.  ``displaced``: by how many places, at most, one ended before or after its turn."""

    submissions: int
    accepted: int
    verdicts_a_second: float
    displaced: int
    longest_ms: float
    median_ms: float


class Crowd(NamedTuple):
    """What the same burst needs: processes and MiB of resident memory (shared pages counted once for each), before
    it and at most during it."""

    processes_before: int
    processes: int
    mib_before: float
    mib: float
    own_mib_after: float


def problem_of(case: Case, folder: Path) -> Problem:
    """The problem in a folder that :func:`peers.problems.write_folder` wrote."""
    compare = Compare("exact") if case.profile == "plain" else Compare("close", rtol=1e-5, atol=1e-6)
    return Problem(
        id=case.profile,
        folder=folder,
        function=FUNCTION,
        profile=case.profile,  # type: ignore[arg-type]
        compare=compare,
        limits=Limits(seconds=10.0, memory_mib=1024),
        banned=list(case.banned),
    )


class Ours:
    """The judge as a harness."""

    def __init__(self, problem: Problem):
        self.problem = problem

    def judge(self, code: str) -> Outcome:
        """One submission, from the call to the verdict."""
        begun = time.perf_counter()
        verdict = judge(self.problem, code)
        return Outcome(verdict.verdict == "accepted", verdict.verdict, 1000 * (time.perf_counter() - begun))

    def close(self) -> None:
        """Nothing to end: the judge ends with this process."""


def burst(problem: Problem, code: str, submissions: int) -> Burst:
    """All at once, a thread each."""
    spans: list[tuple[float, float]] = []
    accepted: list[bool] = []

    def submit(number: int) -> None:
        begun = time.perf_counter()
        verdict = judge(problem, f"{code}\n# {number}\n")
        spans.append((begun, time.perf_counter()))
        accepted.append(verdict.verdict == "accepted")

    threads = [threading.Thread(target=submit, args=(number,)) for number in range(submissions)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    ends = sorted(range(len(spans)), key=lambda index: spans[index][1])
    turns = sorted(range(len(spans)), key=lambda index: spans[index][0])
    place = {index: at for at, index in enumerate(ends)}
    waits = [1000 * (end - begun) for begun, end in spans]
    whole = max(end for _, end in spans) - min(begun for begun, _ in spans)
    return Burst(
        submissions=submissions,
        accepted=sum(accepted),
        verdicts_a_second=len(spans) / whole,
        displaced=max(abs(place[index] - turn) for turn, index in enumerate(turns)),
        longest_ms=max(waits),
        median_ms=median(waits),
    )


def crowd(problem: Problem, code: str, submissions: int) -> Crowd:
    """The same once more, watched; the watch slows it down, so its times say nothing."""
    before, seen, over = _sample(), [_sample()], threading.Event()

    def watch() -> None:
        while not over.wait(SAMPLE_SECONDS):
            seen.append(_sample())

    watcher = threading.Thread(target=watch)
    watcher.start()
    burst(problem, code, submissions)
    over.set()
    watcher.join()
    return Crowd(
        before[0], max(count for count, _ in seen), before[1], max(mib for _, mib in seen), _resident_mib(os.getpid())
    )


def _sample() -> tuple[int, float]:
    family = descendants(os.getpid())
    return len(family), sum(map(_resident_mib, [os.getpid(), *family]))


def descendants(ancestor: int) -> list[int]:
    """All processes below one."""
    parents: dict[int, int] = {}
    for entry in os.scandir("/proc"):
        if entry.name.isdigit():
            try:
                stat = Path(entry.path, "stat").read_text()
            except OSError:  # gone meanwhile
                continue
            parents[int(entry.name)] = int(stat.rpartition(")")[2].split()[1])
    found, before = {ancestor}, 0
    while len(found) > before:
        before = len(found)
        found |= {pid for pid, parent in parents.items() if parent in found}
    return sorted(found - {ancestor})


def _resident_mib(pid: int) -> float:
    try:
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 2**20
    except (OSError, IndexError):
        return 0.0


def _rollup_mib(pid: int) -> dict[str, float]:
    """Proportional and private memory; empty where this user may not look."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()[1:]
    except OSError:
        return {}
    fields = {name: int(rest.split()[0]) / 1024 for name, _, rest in (line.partition(":") for line in lines)}
    return {"pss": fields["Pss"], "private": fields["Private_Clean"] + fields["Private_Dirty"]}


def parked() -> dict[str, Any]:
    """What this process's children hold.  ``pss`` counts a shared page once in all; ``private_each`` is what one
    more parked child costs."""
    family = descendants(os.getpid())
    held = {pid: _rollup_mib(pid) for pid in family}
    leaves = [held[pid] for pid in family if not descendants(pid)]
    readable = all(held.values()) and bool(leaves)
    return {
        "processes": len(family),
        "children": len(leaves),
        "pss_mib": sum(one["pss"] for one in held.values()) if readable else None,
        "private_each_mib": median(one["private"] for one in leaves) if readable else None,
        "own_mib": _resident_mib(os.getpid()),
    }


def cold_start(profile: str, folder: Path) -> dict[str, Any]:
    """A fresh process: ``cold_ms`` from its start to its first verdict, ``second_ms`` the next; and :func:`parked`."""
    begun = time.perf_counter()
    command = [sys.executable, "-m", "peers.ours", profile, str(folder)]
    with subprocess.Popen(command, cwd=BENCHMARKS, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        first = process.stdout.readline()
        cold = 1000 * (time.perf_counter() - begun)
        rest = json.loads(process.stdout.readline())
    return {"cold_ms": cold, "verdict": first.strip(), **rest}


def main() -> None:
    case, folder = CASES[sys.argv[1]], Path(sys.argv[2])
    ours = Ours(problem_of(case, folder))
    print(ours.judge(case.right).note, flush=True)
    time.sleep(SETTLED_SECONDS)
    second = ours.judge(case.right).ms
    time.sleep(SETTLED_SECONDS)
    print(json.dumps({"second_ms": second, **parked()}), flush=True)


if __name__ == "__main__":
    main()
