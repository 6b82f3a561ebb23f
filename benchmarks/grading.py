"""How well answers in words are graded: beside simple methods on other people's marks, and on the bank's own examples.

Other people's marks (physics points, SAF: short answers about communication networks) are read from ``--data``; they
come with a reference and no rubric.  Nothing is tuned on the question that is graded: what is learned, is learned on
the other questions.  The bank's examples that are held out were written without a look at a rubric's wordings and no
wording was tuned on them; the three regressions of ``superday.rubric.chance`` are learned anew without the concept that
is graded.  Exit status 1 where a claim does not hold.

    python benchmarks/grading.py [--data FOLDER] [--learn] [--quick] [--json]

``--learn`` prints the coefficients for superday/rubric/chance.py, learned on all of the bank; ``--quick`` grades every
twenty-fourth concept.
"""

import argparse
import json
import sys
from pathlib import Path
from typing import Any, NamedTuple

from marks import others, own

DATA = Path(__file__).parents[2] / "shared" / "data" / "grading"


class Bar(NamedTuple):
    """One claim: what is asked for, what was measured, and whether it holds."""

    asked: str
    measured: float
    holds: bool


def bars(report: dict[str, Any]) -> list[Bar]:
    """The claims."""
    held = []
    for name, all_of_it, half in (("physics", 0.72, 0.80), ("saf", 0.75, 0.83)):
        if name not in report:
            continue
        ours = report[name]["methods"]["superday"]
        held.append(_at_least(f"{name}: right of all", ours["right"], all_of_it))
        held.append(_at_least(f"{name}: right of the surer half", ours["surer_half"], half))
        held.append(_below(f"{name}: correlation with length, given the mark", abs(ours["length"]), 0.05))
        held.append(_below(f"{name}: error of calibration", ours["calibration"], 0.06))
    ours = report["bank"]
    held.append(_at_least("bank: points right before probes", ours["points"], 0.80))
    held.append(_at_least("bank: points right after probes", ours["after_probes"], 0.90))
    held.append(_at_least("bank: pairs of answers in the right order of bands", ours["pairs_in_order"], 0.98))
    held.append(_below("bank: error of calibration", ours["calibration"], 0.06))
    held.append(_at_least("bank: traps in one of five paraphrases that are found", ours["paraphrases_found"], 0.90))
    held.append(_at_least("bank: the same at the end of an answer", ours["paraphrases_in_an_answer_found"], 0.90))
    held.append(_below("bank: median milliseconds an answer after the first", ours["median_ms"], 30))
    return held


def _at_least(asked: str, measured: float, bar: float) -> Bar:
    return Bar(f"{asked}: at least {bar}", measured, measured >= bar)


def _below(asked: str, measured: float, bar: float) -> Bar:
    return Bar(f"{asked}: below {bar}", measured, measured < bar)


def show(report: dict[str, Any]) -> None:
    """The tables."""
    for name in ("physics", "saf"):
        if name in report:
            _show_others(name, report[name])
    print("\n## The bank's own rubrics, examples held out\n")
    for key, value in report["bank"].items():
        print(f"- {key.replace('_', ' ')}: {value}")
    print("\n## Claims\n\n| asked | measured | holds |\n|---|---|---|")
    for bar in report["bars"]:
        print(f"| {bar['asked']} | {bar['measured']:.3f} | {'yes' if bar['holds'] else '**no**'} |")


def _show_others(name: str, measured: dict[str, Any]) -> None:
    print(f"\n## {name}: {measured['rows']} marks, learned on other questions\n")
    _table(measured["methods"])
    around = ", ".join(f"{key} {low:.2f} to {high:.2f}" for key, (low, high) in measured["intervals"].items())
    print(f"\nsuperday, 95 % when questions are drawn anew: {around}.")
    print(f"Right chances would have a calibration of {measured['calibration_by_chance']:.3f} on as many marks.")


def _table(table: dict[str, Any]) -> None:
    heads = list(next(iter(table.values())))
    print("| method | " + " | ".join(head.replace("_", " ") for head in heads) + " |")
    print("|---|" + "---|" * len(heads))
    for method in table:
        print(f"| {method} | " + " | ".join(f"{table[method][head]:.3f}" for head in heads) + " |")


def main() -> int:
    """Measure, print, and say whether the claims hold."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path, default=DATA, help="where physics_points.jsonl and saf_networks.jsonl are")
    parser.add_argument("--learn", action="store_true", help="print coefficients learned on all of the bank")
    parser.add_argument("--quick", action="store_true", help="every twenty-fourth concept, some seconds")
    parser.add_argument("--json", action="store_true", help="one JSON document")
    args = parser.parse_args()
    if args.learn:
        print(own.learned())
        return 0
    report: dict[str, Any] = {"bank": own.measured(every=24 if args.quick else 1)}
    if (args.data / "saf_networks.jsonl").is_file():
        report |= others.measured(args.data)
    else:
        print(f"no marks of other people in {args.data}: the bank alone", file=sys.stderr)
    report["bars"] = [bar._asdict() for bar in bars(report)]
    report["holds"] = all(bar["holds"] for bar in report["bars"])
    print(json.dumps(report, indent=2)) if args.json else show(report)
    return 0 if report["holds"] else 1


if __name__ == "__main__":
    sys.exit(main())
