"""``superday rehearse``: a loop with a scripted candidate, for demonstrations, tests and other programs."""

import argparse
import sys
from pathlib import Path

import msgspec

from superday.atomic import write
from superday.bank import open_bank
from superday.cli.show import document, plain, table
from superday.errors import BadInput
from superday.findings import Finding
from superday.home import home
from superday.loop.debrief import Debrief, RoundDebrief
from superday.loop.rehearsal import Rehearsal
from superday.loop.script import Script, ScriptClock, play
from superday.store import Drafts, open_database

HELP = "run a loop with scripted answers"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("loop", metavar="LOOP", help="a loop's id: see `superday loops`")
    parser.add_argument(
        "--answers", metavar="DIR", type=Path, required=True, help="folder of answers, a file a question"
    )
    parser.add_argument("--seed", metavar="N", type=int, default=0, help="chooses the questions (default 0)")
    parser.add_argument("--interviewer", metavar="ID", help="meet this interviewer in every round")
    parser.add_argument("--json", action="store_true", help="one JSON document")
    parser.add_argument("--report", metavar="FILE.html", type=Path, help="write the debrief as a page that prints well")


def run(args: argparse.Namespace) -> int:
    """Run the loop; exit status 0 if its vote is a yes, 1 if it is a no."""
    if args.report and not args.report.parent.is_dir():
        raise BadInput("its folder is not there", path=args.report, way_out="make the folder first")
    script, clock = Script(args.answers), ScriptClock()
    engine = open_database(home())
    rehearsal = Rehearsal.start(
        engine, open_bank(), args.loop, seed=args.seed, scripted=True, interviewer=args.interviewer, clock=clock
    )
    play(rehearsal, script, clock, Drafts(engine))
    result = rehearsal.debrief()
    if args.report:
        _write_report(args.report, result)
    document(summary(result)) if args.json else show(result)
    if script.missing:
        names = ", ".join(script.missing)
        print(f"superday: {args.answers} has no answer to {names}: counted as “I don't know”", file=sys.stderr)
    return 0 if result.vote == "yes" else 1


def _write_report(path: Path, result: Debrief) -> None:
    # Jinja and the Markdown renderer are needed for a report alone.
    from superday.web.report import report

    write(path, report(result).encode())


def summary(result: Debrief) -> dict[str, object]:
    """The shape that other programs rely on (docs/command-line.md)."""
    return {
        "loop": result.loop,
        "seed": result.seed,
        "rounds": [_round(round_) for round_ in result.rounds],
        "vote": result.vote,
        "summary": " ".join(result.reasons),
    }


def _round(round_: RoundDebrief) -> dict[str, object]:
    return {
        "id": round_.id,
        "kind": round_.kind,
        "score": round_.score.value,
        "interval": [round_.score.low, round_.score.high],
        "vote": round_.vote,
        "findings": [
            _finding(question.id, point.finding) for question in round_.questions for point in question.points
        ],
    }


def _finding(question: str, finding: Finding) -> dict[str, object]:
    return {"question": question, **msgspec.to_builtins(finding)}


def show(result: Debrief) -> None:
    """Print the debrief in short."""
    print(f"{result.title}: {result.vote.upper()}\n")
    rows = [(r.title, f"{r.score.value:.2f}", f"{r.score.low:.2f}-{r.score.high:.2f}", r.vote) for r in result.rounds]
    table([("round", "score", "interval", "vote"), *rows])
    print()
    for reason in result.reasons:
        print(reason)
    if result.second:
        print(result.second.told())
    _show_bar_raiser(result)
    _show_stories(result)
    for heading, pointers in (("Strengths", result.strengths), ("Revise first", result.revise)):
        print(f"\n{heading}:")
        for pointer in pointers:
            print(f"- {plain(pointer.says)}  [{pointer.question}] {pointer.why}")


def _show_bar_raiser(result: Debrief) -> None:
    """Their vote with its reasons, and what it did."""
    raiser = result.bar_raiser
    if raiser is None:
        return
    alone = ", which decided: the rounds alone would have made this a yes" if raiser.veto else ""
    print(f"\nThe bar raiser: {raiser.vote.upper()}{'' if raiser.sure else ' (close)'}{alone}")
    for reason in raiser.reasons:
        print(f"- {plain(reason)}")


def _show_stories(result: Debrief) -> None:
    """What is wrong with the stories: each one's flaws, and what does not agree between them."""
    views = [view for round_ in result.rounds for view in round_.questions]
    said = [f"{flaw.says}{_quoted(flaw.quote)}  [{view.title}]" for view in views for flaw in view.flaws if flaw.sure]
    said += [f"{view.retold}  [{view.title}]" for view in views if view.retold]
    said += [f"{clash.says}  [{clash.now_for}]" for clash in result.clashes]
    said += [f"One story for {len(same.questions)} questions: {'; '.join(same.questions)}." for same in result.overuse]
    if said:
        print("\nYour stories:")
        for line in said:
            print(f"- {plain(line)}")


def _quoted(words: str) -> str:
    return f" “{words}”" if words else ""
