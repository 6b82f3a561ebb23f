"""Runs the strong and the weak candidate of every loop, and leaves their debriefs in demo-reports/.

Each answer folder is ``examples/<loop>/<strong|weak>``.  Exit status 1 if a strong candidate's vote is not a yes, a weak
one's not a no, or a weak one is as good as the strong one in any round.
"""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
REPORTS = HERE.parent / "demo-reports"
SUPERDAY = [sys.executable, "-m", "superday"]


def rehearse(loop: str, candidate: str, home: str) -> dict:
    """The rehearsal's JSON; its report is written beside the others."""
    answers, report = HERE / loop / candidate, REPORTS / f"{loop}-{candidate}.html"
    command = [*SUPERDAY, "rehearse", loop, "--answers", str(answers), "--json", "--report", str(report)]
    done = subprocess.run(command, capture_output=True, text=True, env={**os.environ, "SUPERDAY_HOME": home})
    if done.returncode not in (0, 1):
        sys.exit(done.stderr.strip())
    if done.stderr:
        print(done.stderr.strip(), file=sys.stderr)
    return json.loads(done.stdout)


def compare(loop: str, strong: dict, weak: dict) -> list[str]:
    """What is not as it should be, in words."""
    wrong = []
    if strong["vote"] != "yes":
        wrong.append(f"{loop}: the strong candidate's vote is {strong['vote']}")
    if weak["vote"] != "no":
        wrong.append(f"{loop}: the weak candidate's vote is {weak['vote']}")
    for one, other in zip(strong["rounds"], weak["rounds"], strict=True):
        print(f"  {one['id']:<20} strong {one['score']:.2f} {one['vote']:<4} weak {other['score']:.2f} {other['vote']}")
        if one["score"] <= other["score"]:
            wrong.append(f"{loop}, {one['id']}: weak {other['score']:.2f} is not below strong {one['score']:.2f}")
    return wrong


def main() -> int:
    """Run all; say what came out."""
    REPORTS.mkdir(exist_ok=True)
    wrong = []
    # A home of their own: a demonstration must not stand among a person's own rehearsals.
    with tempfile.TemporaryDirectory() as home:
        for folder in sorted(one for one in HERE.iterdir() if (one / "strong").is_dir()):
            print(folder.name)
            strong, weak = (rehearse(folder.name, candidate, home) for candidate in ("strong", "weak"))
            wrong += compare(folder.name, strong, weak)
    print(f"The debriefs are in {REPORTS.name}/")
    for line in wrong:
        print(f"NOT AS IT SHOULD BE: {line}", file=sys.stderr)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
