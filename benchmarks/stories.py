"""How well told stories are assessed: bands in order, flaws found and falsely found, contradictions, principles.

Stories as people tell them (``bank/told`` by two writers, ``benchmarks/tales`` by others) with what a careful listener
says of each, written from the definitions of the flaws without a look at the rules.  On one half of the bank's, by a
fixed hash of the id, the rules were tuned and ``superday bank check`` proves them; the other half, and half of the
stories of seven further writers, measure them.  Exit status 1 where a claim fails.

    python benchmarks/stories.py [--learn] [--across] [--quick] [--json]

``--learn`` writes what is shipped anew, learned on all stories that are not held out; ``--across`` tells
besides how stories are judged by what was learned from other writers alone; ``--quick`` takes every fifth story and
every 25th reply.
"""

import argparse
import json
import sys
from collections.abc import Sequence
from functools import lru_cache
from itertools import product
from pathlib import Path
from typing import Any, NamedTuple, get_args

from marks import hearing, replies, tales, wholes
from marks.fitting import in_use

from superday.bank import Bank, open_bank
from superday.bank.locate import shipped
from superday.bank.model import Behavioural, PrincipleItem, ToldItem
from superday.stories import principles as leadership
from superday.stories.model import FlawId, Principle, Specimen
from superday.stories.proving import Judged, is_held_out, judge

BANDS = ("none", "weak", "mixed", "good", "strong")
SECOND = "second"  # the tag of the stories of the second writer
SETS = ("first", SECOND, "third", "fourth")
STORIES = Path(__file__).parents[1] / "src" / "superday" / "stories"
PAIRS, FOUND, FALSELY = 0.97, 0.90, 0.10  # what is asked


class Row(NamedTuple):
    """A story with what the rules say of it; ``group`` says of which set it is."""

    id: str
    group: str
    story: Specimen
    judged: Judged


def measured(every: int = 1) -> list[Row]:
    """Each story of the bank judged, and those of the later sets that are held out; ``every`` takes one of so many."""
    of_bank = [one for one in open_bank([shipped()]).of("told") if isinstance(one, ToldItem)]
    stories = [(one.id, SECOND if SECOND in one.tags else "first", one.question, one.specimen()) for one in of_bank]
    stories += [(tale.id, tales.MEASURED[tale.file], tale.question, tale.specimen) for tale in tales.measuring()]
    return [Row(id_, group, story, judged_as(question, story)) for id_, group, question, story in stories[::every]]


def judged_as(asked: str, story: Specimen) -> Judged:
    """What the rules say of a story that answers a question of the bank."""
    bank, principles = _bank()
    question = bank.get(asked, "behavioural")
    assert isinstance(question, Behavioural)
    return judge(question.prompt(), story, principles, question.minutes)


@lru_cache(maxsize=1)
def _bank() -> tuple[Bank, list[Principle]]:
    bank = open_bank([shipped()])
    return bank, [one.principle() for one in bank.of("principle") if isinstance(one, PrincipleItem)]


def across() -> list[Row]:
    """The stories that are learned from, each judged by what was learned from other writers."""
    rows, known = [], tales.learning()
    for writer in sorted({tale.file for tale in known} - {"bank", "examples"}):
        others = [tale for tale in known if tale.file != writer]
        with tales.read_by(tales.learned(others)), in_use(leadership, hearing.words_learned(others)):
            own = [tale for tale in known if tale.file == writer]
            rows += [Row(tale.id, writer, tale.specimen, judged_as(tale.question, tale.specimen)) for tale in own]
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
    for half, of in report.items():
        if half not in ("bars", "holds", "replies"):
            _show_half(half.replace("_", " "), of)
    for half, of in report["replies"].items():
        print(
            f"\nReplies written to be hard, on stories {half.replace('_', ' ')}: {of['found']} of {of['there']}"
            f" contradictions pointed out, {of['false_alarms']} false alarms on {of['consistent']} consistent ones."
        )
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


def learn() -> int:
    """Write the regressions that are shipped, learned on all that is not held out."""
    known = tales.learning()
    (STORIES / "roles.json").write_text(tales.shipped_as(tales.learned(known)), encoding="utf-8")
    (STORIES / "wholes.json").write_text(wholes.shipped_as(wholes.learned(known)), encoding="utf-8")
    (STORIES / "principles.json").write_text(hearing.shipped_as(hearing.learned(known)), encoding="utf-8")
    print(f"Learned from {sum(len(tale.sentences) for tale in known)} sentences of {len(known)} stories.")
    return 0


def main() -> int:
    """Measure, print, and say whether the claims hold."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--learn", action="store_true", help="write what is learned of sentences anew")
    parser.add_argument("--across", action="store_true", help="and judge by what was learned from other writers")
    parser.add_argument("--quick", action="store_true", help="every fifth story")
    parser.add_argument("--json", action="store_true", help="one JSON document")
    args = parser.parse_args()
    if args.learn:
        return learn()
    rows = measured(5 if args.quick else 1)
    held_out = [row for row in rows if is_held_out(row.id)]
    report: dict[str, Any] = {
        "all": report_on(rows),
        "held_out": report_on(held_out),
        **{f"held_out_{group}_set": report_on([row for row in held_out if row.group == group]) for group in SETS},
        "tuned": report_on([row for row in rows if not is_held_out(row.id)]),
    }
    if args.across:
        report["by_other_writers"] = report_on(across())
    report["replies"] = replies.counted(25 if args.quick else 1)
    report["bars"] = bars(report)
    report["holds"] = all(bar["holds"] for bar in report["bars"])
    print(json.dumps(report, indent=2)) if args.json else show(report)
    return 0 if report["holds"] else 1


if __name__ == "__main__":
    sys.exit(main())
