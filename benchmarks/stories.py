"""How well told stories are assessed: bands in order, flaws found and falsely found, contradictions, principles.

Stories as people tell them (``bank/told``) with what a careful listener says of each, written from the definitions of
the flaws without a look at the rules, in two sets by two writers.  On one half, by a fixed hash of the id, the rules
were tuned and ``superday bank check`` proves them; the other half measures them.  Exit status 1 where a claim fails.

    python benchmarks/stories.py [--quick] [--json]

``--quick`` takes every fifth story.
"""

import argparse
import json
import sys
from collections.abc import Sequence
from itertools import product
from typing import Any, NamedTuple, get_args

from superday.bank import open_bank
from superday.bank.locate import shipped
from superday.bank.model import Behavioural, PrincipleItem, ToldItem
from superday.stories.model import FlawId
from superday.stories.proving import Judged, is_held_out, judge

BANDS = ("none", "weak", "mixed", "good", "strong")
SECOND = "second"  # the tag of the stories of the second writer
PAIRS, FOUND, FALSELY = 0.97, 0.90, 0.10  # what is asked


class Row(NamedTuple):
    """A story with what the rules say of it."""

    story: ToldItem
    judged: Judged


def measured(every: int = 1) -> list[Row]:
    """Each story judged; ``every`` takes one of so many."""
    bank = open_bank([shipped()])
    principles = [one.principle() for one in bank.of("principle") if isinstance(one, PrincipleItem)]
    rows = []
    for story in [one for one in bank.of("told") if isinstance(one, ToldItem)][::every]:
        question = bank.get(story.question, "behavioural")
        assert isinstance(question, Behavioural)
        rows.append(Row(story, judge(question.prompt(), story.specimen(), principles, question.minutes)))
    return rows


def report_on(rows: Sequence[Row]) -> dict[str, Any]:
    """The figures of some stories."""
    right, pairs = in_order(rows)
    return {
        "stories": len(rows),
        "bands_exact": sum(row.judged.band == row.story.band for row in rows),
        "pairs": pairs,
        "pairs_in_order": right,
        "flaws": {flaw: _flaw(rows, flaw) for flaw in get_args(FlawId)},
        "contradictions": _contradictions(rows),
        "principles": _principles(rows),
    }


def in_order(rows: Sequence[Row]) -> tuple[int, int]:
    """Of the pairs of stories of different bands, how many the scores put in order, and how many there are."""
    pairs = [(low, high) for low, high in product(rows, rows) if _rank(low) < _rank(high)]
    return sum(low.judged.value < high.judged.value for low, high in pairs), len(pairs)


def _rank(row: Row) -> int:
    return BANDS.index(row.story.band)


def _flaw(rows: Sequence[Row], flaw: FlawId) -> dict[str, int]:
    """Where it is there: found for sure, and only suspected.  Where it is not: the same."""
    there = [row for row in rows if flaw in row.story.flaws]
    absent = [row for row in rows if flaw not in row.story.flaws]
    return {
        "there": len(there),
        "found": sum(flaw in row.judged.found for row in there),
        "unsure": sum(flaw in row.judged.unsure for row in there),
        "not_there": len(absent),
        "falsely": sum(flaw in row.judged.found for row in absent),
        "falsely_unsure": sum(flaw in row.judged.unsure for row in absent),
    }


def _contradictions(rows: Sequence[Row]) -> dict[str, int]:
    there = [row for row in rows if row.story.contradicts]
    consistent = [row for row in rows if row.story.replies and not row.story.contradicts]
    return {
        "there": len(there),
        "found": sum(bool(row.judged.clashes) for row in there),
        "consistent_replies": sum(len(row.story.replies) for row in consistent),
        "false_alarms": sum(len(row.judged.clashes) for row in consistent),
    }


def _principles(rows: Sequence[Row]) -> dict[str, int]:
    """Principles that a listener says are shown, those the rules say, and those of both; out of all 16 a story.

    With the question known, and from the words alone, as in a person's own folder.
    """
    return {
        "shown": sum(len(row.story.shows) for row in rows),
        "said": sum(len(row.judged.shows) for row in rows),
        "both": sum(len(row.judged.shows & set(row.story.shows)) for row in rows),
        "words_say": sum(len(row.judged.words_show) for row in rows),
        "words_both": sum(len(row.judged.words_show & set(row.story.shows)) for row in rows),
    }


def bars(report: dict[str, Any]) -> list[dict[str, Any]]:
    """The claims, each with what was measured."""
    found = [_bar(f"pairs of bands in order ({half})", _share(of, "pairs_in_order", "pairs"), PAIRS)
             for half, of in (("all", report["all"]), ("held out", report["held_out"]))]  # fmt: skip
    for flaw, counts in report["held_out"]["flaws"].items():
        found.append(_bar(f"{flaw}: found, of {counts['there']}", _share(counts, "found", "there"), FOUND))
        falsely = _share(counts, "falsely", "not_there")
        asked = f"{flaw}: falsely found, of {counts['not_there']}: below {FALSELY}"
        found.append({"asked": asked, "measured": falsely, "holds": falsely < FALSELY})
    return found


def _bar(asked: str, measured: float, least: float) -> dict[str, Any]:
    return {"asked": f"{asked}: at least {least}", "measured": measured, "holds": measured >= least}


def _share(counts: dict[str, Any], part: str, whole: str) -> float:
    return counts[part] / counts[whole] if counts[whole] else float(part != "falsely")


def show(report: dict[str, Any]) -> None:
    """The tables."""
    for half in ("held_out", "held_out_first_set", "held_out_second_set", "tuned", "all"):
        _show_half(half.replace("_", " "), report[half])
    print("\n## Claims that do not hold\n")
    fallen = [bar for bar in report["bars"] if not bar["holds"]]
    for bar in fallen:
        print(f"- {bar['asked']}: {bar['measured']:.3f}")
    print(f"\n{len(report['bars']) - len(fallen)} of {len(report['bars'])} claims hold.")


def _show_half(name: str, of: dict[str, Any]) -> None:
    print(f"\n## {name}: {of['stories']} stories, {of['bands_exact']} in their very band")
    print(f"\n{of['pairs_in_order']} of {of['pairs']} pairs of bands in order.")
    clashes, principles = of["contradictions"], of["principles"]
    print(
        f"Contradictions: {clashes['found']} of {clashes['there']} found, {clashes['false_alarms']} false alarms on"
        f" {clashes['consistent_replies']} consistent replies."
    )
    print(f"Principles: {principles['both']} of {principles['shown']} shown are heard, {principles['said']} are said;")
    print(f"from the words alone {principles['words_both']} are heard, {principles['words_say']} said.")
    print("\n| flaw | there | found | unsure | not there | falsely | unsure |\n|---|---|---|---|---|---|---|")
    for flaw, counts in of["flaws"].items():
        print(f"| {flaw} | " + " | ".join(str(count) for count in counts.values()) + " |")


def main() -> int:
    """Measure, print, and say whether the claims hold."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--quick", action="store_true", help="every fifth story")
    parser.add_argument("--json", action="store_true", help="one JSON document")
    args = parser.parse_args()
    rows = measured(5 if args.quick else 1)
    held_out = [row for row in rows if is_held_out(row.story.id)]
    report: dict[str, Any] = {
        "all": report_on(rows),
        "held_out": report_on(held_out),
        "held_out_first_set": report_on([row for row in held_out if SECOND not in row.story.tags]),
        "held_out_second_set": report_on([row for row in held_out if SECOND in row.story.tags]),
        "tuned": report_on([row for row in rows if not is_held_out(row.story.id)]),
    }
    report["bars"] = bars(report)
    report["holds"] = all(bar["holds"] for bar in report["bars"])
    print(json.dumps(report, indent=2)) if args.json else show(report)
    return 0 if report["holds"] else 1


if __name__ == "__main__":
    sys.exit(main())
