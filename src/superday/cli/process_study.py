"""Where ``superday process`` meets the bank, the plan of study and the calendar."""

import argparse
from pathlib import Path

from superday.atomic import write
from superday.bank import locate, open_bank
from superday.career.background import Background
from superday.career.process.actions import next_actions
from superday.career.process.applications import Application
from superday.career.process.changes import AnyChange, Habits, Staged, WasAsked
from superday.career.process.told import in_words, named, whole
from superday.cli.answers import read_answer
from superday.cli.process_shows import Shows
from superday.cli.show import document, table
from superday.home import home
from superday.preparation.applications import Process
from superday.preparation.back_planning import Proposal
from superday.preparation.remembered import Remembered, write_draft
from superday.preparation.statements import STATEMENTS, habits, opened
from superday.preparation.study_dates import dates_of, move_study, proposed
from superday.store import open_database

LONGEST = 400_000  # bytes of a profile or a list of papers
_FIELDS = {"on": "day", "moved_from": "instead_of"}  # whose flags have other names


def said(process: Process, args: argparse.Namespace) -> AnyChange:
    """What the command line says, as a statement; what is not said of a person or a name stays as it was."""
    bank, today = open_bank(), process.clock.now().date()
    given = {_FIELDS.get(name, name): text for name, text in vars(args).items() if isinstance(text, str)}
    if getattr(args, "background", None):
        given["background"] = _profile(args.background)
    if args.what == "country":
        return habits(today, {**given, "country": given.get("code", "")})
    if args.what == "add":
        return opened(process.new_id(args.company, args.role), {"day": today.isoformat(), **given}, bank)
    one = process.read().get(args.id)
    return STATEMENTS[args.what](one, {"day": today.isoformat(), **_before(one, args), **given}, Remembered(bank))


def _before(one: Application, args: argparse.Namespace) -> dict[str, str]:
    if args.what == "correct":
        return {"company": one.opened.company, "role": one.opened.role, "loop": one.opened.loop}
    known = next((each for each in one.people if args.what == "person" and each.name == args.name), None)
    if known is None:
        return {}
    # Another background may mean another interviewer.
    interviewer = "" if args.background else known.interviewer
    return {"role": known.role, "background": known.background, "interviewer": interviewer}


def after(process: Process, change: AnyChange, args: argparse.Namespace) -> None:
    """What stands after something was said."""
    draft = _draft_of(change) if isinstance(change, WasAsked) and args.write_draft else None
    if isinstance(change, Habits):
        _tell_habits(change, args)
        return
    applications = process.read()
    one = applications.get(change.application)
    if args.json:
        document({**whole(one, next_actions(applications, process.clock.now().date())), "draft": draft})
        return
    print(f"{one.id}, {named(change.day)}. {': '.join(filter(None, in_words(change)))}")
    if draft is not None:
        print(f"A draft of it is in {draft}")
    elif isinstance(change, WasAsked) and not change.question:
        print("The bank has no question that it surely is: --question ID says which, --write-draft begins a new one.")
    if isinstance(change, Staged) and proposed(open_database(home()), open_bank(), process.clock, one):
        print(
            f"Your plan of study does not know that day yet: `superday process plan {one.id}` says what would change."
        )


def _draft_of(change: WasAsked) -> Path:
    remembered = Remembered(open_bank())
    return write_draft(locate.own(), change.text, remembered.areas(change.text), remembered.bank.ids("concept"))


def _tell_habits(change: Habits, args: argparse.Namespace) -> None:
    if args.json:
        document({"country": change.country, "subdivision": change.subdivision, "days": change.days})
    else:
        print(in_words(change)[0])


def _profile(name: str) -> str:
    return read_answer(Path(name), largest=LONGEST, way_out="a profile or a list of papers is shorter")


def _background(process: Process, args: argparse.Namespace) -> None:
    found = Remembered(open_bank()).background(_profile(args.file))
    if args.json:
        document(_document(found))
    elif not found.areas:
        print("No field is recognised in this text. A profile, or titles of papers, say more.")
    else:
        _tell_background(found)


def _document(found: Background) -> dict[str, object]:
    return {
        "areas": [{"area": one.area, "share": round(one.share, 3), "phrases": one.phrases} for one in found.areas],
        "interviewer": found.interviewer.id if found.interviewer else None,
        "questions": [
            {"id": one.question.id, "kind": one.question.kind, "title": one.question.title, "reason": one.reason}
            for one in found.questions
        ],
    }


def _tell_background(found: Background) -> None:
    print("What the text is about, and the words that say so:")
    table([(f"{100 * one.share:.0f} %", one.area, ", ".join(one.phrases) or "goes with it") for one in found.areas])
    if found.interviewer:
        print(f"\nNearest of the bank's interviewers: {found.interviewer.id} ({found.interviewer.title})")
        print(f"To rehearse with them: `superday start LOOP --interviewer {found.interviewer.id}`")
    print("\nWhat may well be asked, and why:")
    table([(one.question.id, one.question.title, one.reason) for one in found.questions])


def _plan(process: Process, args: argparse.Namespace) -> None:
    engine, bank, one = open_database(home()), open_bank(), process.read().get(args.id)
    found = proposed(engine, bank, process.clock, one)
    if found is not None and args.yes:
        move_study(engine, bank, process.clock, one, found.after.day.isoformat())
    if args.json:
        document({"application": one.id, "change": found, "done": found is not None and args.yes})
    elif found is None:
        print("Nothing would change: no interview with a loop of the bank lies ahead, or the plan has its day already.")
    else:
        print(_in_words(found, args.yes))


def _in_words(found: Proposal, is_done: bool) -> str:
    after, before = found.after, found.before
    what = f"The interview with the loop {after.loop} {'is' if is_done else 'would be'}"
    moved = f"moved from {named(before.day)} to" if before and before.day != after.day else "set for"
    who = f", with {after.interviewer} in every round" if after.interviewer else ""
    then = f" ({found.minutes_before:.0f} before)" if before else ""
    way = "" if is_done else "\n--yes does it."
    return f"{what} {moved} {named(after.day)}{who}: {found.minutes_after:.0f} minutes of study till then{then}.{way}"


def _ics(process: Process, args: argparse.Namespace) -> None:
    text = dates_of(process)
    write(Path(args.file), text.encode())
    count = text.count("BEGIN:VEVENT")
    if args.json:
        document({"file": args.file, "events": count})
    else:
        print(f"{count} date{'' if count == 1 else 's'} written to {args.file}")


STUDIES: dict[str, Shows] = {"background": _background, "plan": _plan, "ics": _ics}
