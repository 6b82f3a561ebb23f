"""``superday export study`` and ``superday import study``: Anki's packages, and tables."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from superday.atomic import write
from superday.bank import open_bank
from superday.cli.show import document
from superday.errors import BadInput
from superday.home import home
from superday.preparation.clock import Clock

if TYPE_CHECKING:
    from superday.exchange.intake import Undone

CLOCK = Clock()
PLANS = ("must", "should", "could", "none")


def add_export(parser: argparse.ArgumentParser) -> None:
    """Declare what goes out."""
    parser.add_argument("file", metavar="FILE", type=Path, help="where to: a name that ends with .apkg or .csv")
    parser.add_argument("--due", action="store_true", help="today's list alone")
    parser.add_argument("--area", metavar="AREA", action="append", default=[], help="all of an area; given again, more")


def add_import(parser: argparse.ArgumentParser) -> None:
    """Declare what comes in."""
    parser.add_argument("file", metavar="FILE", type=Path, nargs="?", help="an .apkg or .colpkg of Anki's, or a .csv")
    parser.add_argument("--deck", metavar="DECK", action="append", default=[], help="cards of your own of a deck alone")
    parser.add_argument("--tag", metavar="TAG", action="append", default=[], help="cards of your own with a tag alone")
    parser.add_argument(
        "--weight", choices=list(PLANS), help="what cards count that belong to no question of the bank (at first could)"
    )
    parser.add_argument("--undo", action="store_true", help="take the last import back")
    parser.add_argument("--remove", metavar="DECK", help="take a deck of your own out again; its reviews are kept")


def export(args: argparse.Namespace) -> int:
    """Write the file, whole or not at all."""
    from superday.exchange import files, study  # neither this nor what follows is loaded to help: they bring NumPy
    from superday.preparation.desk import Desk
    from superday.store import open_database

    ending = args.file.suffix.lower()
    if ending not in files.WRITTEN:
        raise BadInput("is no name for a deck or a table", path=args.file, way_out=files.FORMATS)
    desk = Desk(open_database(home()), open_bank(), CLOCK)
    desk.take_in()
    notes = study.notes(desk, study.chosen(desk, args.due, args.area))
    write(args.file, study.exported(desk, notes, ending))
    told = {"file": args.file, "items": len(notes), "reviews": sum(len(note.reviews) for note in notes)}
    if args.json:
        document(told)
    else:
        held = files.counted(len(notes), "item"), files.counted(sum(len(note.reviews) for note in notes), "review")
        print(f"{args.file}: {held[0]} with {held[1]}.")
    return 0


def take_in(args: argparse.Namespace) -> int:
    """Take cards and reviews in, each once; or the last import back, or a deck out."""
    if sum((args.undo, args.file is not None, args.remove is not None)) != 1:
        raise BadInput(
            "what is to be taken in?", way_out="superday import study FILE, or --undo, or --remove DECK alone"
        )
    from superday.exchange import intake
    from superday.exchange.foreign import Wanted
    from superday.preparation.desk import Desk
    from superday.store import StudyLog, open_database

    engine = open_database(home())
    desk, log = Desk(engine, open_bank(), CLOCK), StudyLog(engine)
    if args.undo or args.remove is not None:
        gone = intake.undo(desk, log) if args.undo else intake.remove(desk, log, args.remove)
        return _told_back(gone, args.json)
    desk.take_in()
    found = intake.take_in(desk, log, args.file, Wanted(tuple(args.deck), tuple(args.tag), args.weight))
    if args.json:
        document(found._asdict())
    else:
        print(intake.told(found))
    return 0


def _told_back(gone: "Undone", as_json: bool) -> int:
    from superday.exchange.intake import back

    if as_json:
        document(gone._asdict())
    else:
        print(back(gone))
    return 0
