"""``superday bank``: list, show, check, count and add questions."""

import argparse
import sys
from collections import Counter

from superday.bank import Bank, open_bank
from superday.bank.locate import FOLDERS, own, shipped
from superday.bank.mistakes import Mistake
from superday.bank.model import AnyItem, Question
from superday.bank.template import write_new
from superday.cli.show import document, plain, table
from superday.errors import CannotDo

HELP = "list, show, check, count and add questions"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the five actions."""
    actions = parser.add_subparsers(dest="action", metavar="ACTION", required=True)
    listing = actions.add_parser("list", help="one line an item")
    listing.add_argument("--kind", choices=sorted(FOLDERS), help="items of one kind")
    listing.add_argument("--tag", help="items with this tag")
    listing.add_argument("--area", help="items of this area")
    listing.add_argument("--json", action="store_true", help="one JSON document")
    showing = actions.add_parser("show", help="an item's question, answer and points")
    showing.add_argument("item", metavar="ITEM", help="an id, or the path of a file")
    showing.add_argument("--json", action="store_true", help="one JSON document")
    checking = actions.add_parser("check", help="prove items: references, rubrics, derivations")
    checking.add_argument("items", metavar="ITEM", nargs="*", help="ids or paths; all of them if none is given")
    checking.add_argument("--kind", choices=sorted(FOLDERS), help="items of one kind")
    checking.add_argument("--read-only", action="store_true", help="read and validate only; run no proof")
    checking.add_argument("--json", action="store_true", help="one JSON document")
    adding = actions.add_parser("new", help="write a starting file into your own bank")
    adding.add_argument("kind", choices=sorted(FOLDERS))
    adding.add_argument("id", metavar="ID", help="lower-case words joined by -")
    counting = actions.add_parser("stats", help="how many items of each kind, area and tag")
    counting.add_argument("--json", action="store_true", help="one JSON document")


def run(args: argparse.Namespace) -> int:
    """Do the chosen action."""
    actions = {"list": _list, "show": _show, "check": _check, "new": _new, "stats": _stats}
    return actions[args.action](args)


def _list(args: argparse.Namespace) -> int:
    bank = open_bank()
    items = [item for item in (bank.of(args.kind) if args.kind else bank.all()) if _fits(item, args)]
    if args.json:
        document([_row(item) for item in items])
    else:
        table([(item.kind, item.id, item.title) for item in items])
        _warn(bank)
    return 0


def _fits(item: AnyItem, args: argparse.Namespace) -> bool:
    areas = item.areas if isinstance(item, Question) else []
    return (not args.tag or args.tag in item.tags) and (not args.area or args.area in areas)


def _row(item: AnyItem) -> dict[str, object]:
    row: dict[str, object] = {"id": item.id, "kind": item.kind, "title": item.title, "tags": item.tags}
    if isinstance(item, Question):
        row |= {"areas": item.areas, "level": item.level, "minutes": item.minutes}
    return row


def _show(args: argparse.Namespace) -> int:
    item = open_bank().resolve(args.item)
    if args.json:
        document(item)
        return 0
    print(f"{item.title}  ({item.kind} {item.id})\n{item.path}\n")
    story = getattr(item, "story", "")
    for heading, text in (("Question", item.question), ("Answer", item.answer), ("Story", story)):
        if text:
            print(f"## {heading}\n\n{text}\n")
    for point in getattr(item, "points", []):
        print(f"- {point.kind} {point.id}: {plain(point.says)}")
    return 0


def _check(args: argparse.Namespace) -> int:
    # The assessors that prove items are loaded only when something is to be proven.
    from superday.bank.prove import prove

    bank = open_bank()
    items, mistakes = _wanted(bank, args)
    for item in items:
        found = [] if args.read_only else prove(item, bank)
        mistakes.extend(found)
        if not args.json:
            print(
                f"{'falls short' if found else 'read' if args.read_only else 'proven'}  {item.kind} {item.id}",
                flush=True,
            )
            for mistake in found:
                print(f"  {mistake}", flush=True)
    if args.json:
        document({"checked": len(items), "mistakes": [_plain(mistake) for mistake in mistakes]})
    else:
        _summary(bank, items, mistakes)
    if any(mistake in bank.mistakes for mistake in mistakes):
        return 2
    return 1 if mistakes else 0


def _wanted(bank: Bank, args: argparse.Namespace) -> tuple[list[AnyItem], list[Mistake]]:
    if args.items:
        return [bank.resolve(name) for name in args.items], []
    items = bank.of(args.kind) if args.kind else bank.all()
    return items, list(bank.mistakes)


def _summary(bank: Bank, items: list[AnyItem], mistakes: list[Mistake]) -> None:
    for mistake in mistakes:
        if mistake in bank.mistakes:
            print(mistake)
    fallen = len({mistake.path for mistake in mistakes})
    print(f"{len(items)} items checked, {fallen} files with a mistake")


def _plain(mistake: Mistake) -> dict[str, object]:
    return {"file": str(mistake.path), "line": mistake.line, "says": mistake.says, "way_out": mistake.way_out}


def _new(args: argparse.Namespace) -> int:
    replaces = open_bank([shipped()]).has(args.id, args.kind)
    try:
        path = write_new(own(), args.kind, args.id)
    except OSError as error:
        raise CannotDo(f"cannot write in {own()} ({error.strerror}); set SUPERDAY_HOME to a folder you own") from error
    print(path)
    if replaces:
        print(f"From now on it takes the place of superday's own `{args.id}`; remove the file to have that back.")
    print(f"Edit it, then: superday bank check {args.id}")
    return 0


def _stats(args: argparse.Namespace) -> int:
    bank = open_bank()
    items = bank.all()
    kinds = Counter(item.kind for item in items)
    areas = Counter(area for item in items if isinstance(item, Question) for area in item.areas)
    tags = Counter(tag for item in items for tag in item.tags)
    if args.json:
        document({"items": len(items), "kinds": kinds, "areas": areas, "tags": tags, "mistakes": len(bank.mistakes)})
        return 0
    for heading, counts in (("kinds", kinds), ("areas", areas), ("tags", tags)):
        print(f"{heading}:")
        table([(f"  {name}", str(count)) for name, count in sorted(counts.items())])
    print(f"{len(items)} items")
    _warn(bank)
    return 0


def _warn(bank: Bank) -> None:
    for mistake in bank.mistakes:
        print(f"superday: left out: {mistake}", file=sys.stderr)
