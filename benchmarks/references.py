"""Every right solution of the bank is accepted, every time, on a machine that is busy; every wrong one is not.

The claim: with both processors kept busy by something else, each problem's reference is accepted 20 times out of 20,
and starter, empty file and mutants are rejected, each mutant for its stated reason.  Exit status 1 if not.

    python benchmarks/references.py [--times 20] [--quick] [--json] [PROBLEM ...]

--quick judges a few problems, each reference twice.
"""

import argparse
import json
import os
import subprocess
import sys
import time

from superday.bank import open_bank
from superday.bank.model import ProblemItem
from superday.judge import judge
from superday.judge.variants import header, mutants

QUICK_PROBLEMS = 2


def main() -> int:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("problems", nargs="*", metavar="PROBLEM")
    arguments.add_argument("--times", type=int, default=20)
    arguments.add_argument("--quick", action="store_true")
    arguments.add_argument("--json", action="store_true")
    asked = arguments.parse_args()
    times = 2 if asked.quick else asked.times
    items = [item for item in open_bank().all() if isinstance(item, ProblemItem)]
    chosen = [item for item in items if not asked.problems or item.id in asked.problems]
    chosen = [item for item in chosen if item.profile == "plain"][:QUICK_PROBLEMS] if asked.quick else chosen
    spinning = [subprocess.Popen([sys.executable, "-c", "while True: pass"]) for _ in range(os.cpu_count() or 1)]
    try:
        rows = [_row(item, times) for item in chosen]
    finally:
        for process in spinning:
            process.kill()
    missed = [reason for row in rows for reason in row["missed"]]
    if asked.json:
        print(json.dumps({"holds": not missed, "problems": rows}))
    else:
        print("| problem | reference accepted | seconds each | wrong solutions | rejected as stated |")
        print("|---|---|---|---|---|")
        for row in rows:
            print("| {problem} | {accepted} of {times} | {seconds:.2f} | {wrong} | {rejected} |".format(**row))
    for reason in missed:
        print(reason, file=sys.stderr)
    return 1 if missed else 0


def _row(item: ProblemItem, times: int) -> dict[str, object]:
    problem, folder = item.problem(), item.path.parent
    started = time.monotonic()
    verdicts = [judge(problem, (folder / "reference.py").read_text()) for _ in range(times)]
    seconds = (time.monotonic() - started) / times
    missed = [f"{item.id}/reference.py: {v.verdict}: {v.reason}" for v in verdicts if v.verdict != "accepted"]
    accepted = times - len(missed)
    wrong: dict[str, tuple[str, str | None]] = {"an empty file": ("", None), "starter.py": (item.starter, None)}
    for path in mutants(folder):
        code = path.read_text()
        wrong[f"mutants/{path.name}"] = (code, header(code)["caught"])
    rejected = 0
    for name, (code, stated) in wrong.items():
        verdict = judge(problem, code)
        if verdict.verdict == stated or (stated is None and verdict.verdict not in ("accepted", "judge-error")):
            rejected += 1
        else:
            missed.append(f"{item.id}/{name}: {verdict.verdict} (stated: {stated}): {verdict.reason}")
    return {
        "problem": item.id, "times": times, "accepted": accepted, "seconds": seconds,
        "wrong": len(wrong), "rejected": rejected, "missed": missed,
    }  # fmt: skip


if __name__ == "__main__":
    sys.exit(main())
