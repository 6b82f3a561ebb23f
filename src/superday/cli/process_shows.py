"""What ``superday process`` shows: applications, what is next, messages, and files."""

import argparse
from collections.abc import Callable
from datetime import date
from pathlib import Path

from superday.atomic import write
from superday.career.process import exchange
from superday.career.process.actions import Action, next_actions
from superday.career.process.applications import Application
from superday.career.process.drafts import draft
from superday.career.process.told import in_words, named, row, told_action, whole
from superday.cli.answers import read_answer
from superday.cli.show import document, paragraph, table
from superday.errors import BadInput
from superday.preparation.applications import Process

Shows = Callable[[Process, argparse.Namespace], None]
LARGEST = 50_000_000  # bytes: more than years of applications have


def _list(process: Process, args: argparse.Namespace) -> None:
    applications, today = process.read(), process.clock.now().date()
    actions = next_actions(applications, today)
    shown = applications.all if args.all else applications.open
    if args.json:
        document([row(one, actions) for one in shown])
    elif not shown:
        print("No application is open. `superday process add COMPANY ROLE` begins one.")
    else:
        table([(one.id, one.title, _stage(one), _first(one, actions)) for one in shown])


def _stage(one: Application) -> str:
    return "closed" if one.is_closed else one.stage or "applied"


def _first(one: Application, actions: list[Action]) -> str:
    return next((f"{named(each.due)}: {each.says}" for each in actions if each.application == one.id), "")


def _show(process: Process, args: argparse.Namespace) -> None:
    applications, today = process.read(), process.clock.now().date()
    one = applications.get(args.id)
    actions = [each for each in next_actions(applications, today) if each.application == one.id]
    if args.json:
        document(whole(one, actions))
        return
    print(f"{one.title} ({one.id}), {_stage(one)}")
    for each in one.timeline():
        what, text = in_words(each.change)
        print(f"\n{named(each.change.day)}  {what}  [{each.seq}]")
        if text:
            print(paragraph(text, "    "))
    print()
    _tell(actions, today)


def _next(process: Process, args: argparse.Namespace) -> None:
    today = process.clock.now().date()
    actions = next_actions(process.read(), today)
    if args.json:
        document([{**told_action(each), "overdue": each.due < today} for each in actions])
    elif actions:
        _tell(actions, today)
    else:
        print("Nothing is to be done for any application.")


def _tell(actions: list[Action], today: date) -> None:
    overdue = {each: "overdue since " if each.due < today else "" for each in actions}
    table([(f"{overdue[each]}{named(each.due)}", each.says, each.title) for each in actions])


def _draft(process: Process, args: argparse.Namespace) -> None:
    message = draft(process.read().get(args.id), process.clock.now().date())
    if args.write is not None:
        write(Path(args.write), f"Subject: {message.subject}\n\n{message.text}".encode())
    if args.json:
        document(message)
    elif args.write is not None:
        print(f"Written to {args.write}. Edit it, send it, and then say so: `superday process reminded {args.id}`")
    else:
        print(f"Subject: {message.subject}\n\n{message.text}", end="")


def _undo(process: Process, args: argparse.Namespace) -> None:
    if args.place is not None and not args.place.isdecimal():
        raise BadInput(f"`{args.place}` is no place", way_out="the number that `superday process show ID` tells")
    change = process.undo(int(args.place) if args.place else None)
    if change is None:
        raise BadInput("there is nothing there to take back", way_out="`superday process show ID` tells the places")
    if args.json:
        document({"taken_back": exchange.plain(change)})
    else:
        print(f"Taken back: {named(change.day)}, {': '.join(filter(None, in_words(change)))}")


def _export(process: Process, args: argparse.Namespace) -> None:
    path, changes = Path(args.file), process.told()
    if path.suffix.lower() not in exchange.FORMATS:
        way_out = f"a name that ends with one of {', '.join(exchange.FORMATS)}"
        raise BadInput("is no format of ours", path=path, way_out=way_out)
    write(path, exchange.text_of(changes, path.suffix.lower()).encode())
    _told_file(args, path, len(changes), "written to")


def _import(process: Process, args: argparse.Namespace) -> None:
    path = Path(args.file)
    text = read_answer(path, largest=LARGEST, way_out="take over fewer at once")
    _told_file(args, path, process.take_over(exchange.changes_of(text, path)), "taken over from")


def _told_file(args: argparse.Namespace, path: Path, count: int, did: str) -> None:
    if args.json:
        document({"file": path, "statements": count})
    else:
        print(f"{count} statement{'' if count == 1 else 's'} {did} {path}")


SHOWS: dict[str, Shows] = {
    "list": _list,
    "show": _show,
    "next": _next,
    "draft": _draft,
    "undo": _undo,
    "export": _export,
    "import": _import,
}
