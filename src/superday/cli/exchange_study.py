"""``superday export study`` and ``superday import study``: Anki's packages, and tables."""

import argparse
from pathlib import Path

from superday.atomic import write
from superday.bank import open_bank
from superday.cli.show import document
from superday.errors import BadInput
from superday.home import home
from superday.preparation.clock import Clock

CLOCK = Clock()


def add_export(parser: argparse.ArgumentParser) -> None:
    """Declare what goes out."""
    parser.add_argument("file", metavar="FILE", type=Path, help="where to: a name that ends with .apkg or .csv")
    parser.add_argument("--due", action="store_true", help="today's list alone")
    parser.add_argument("--area", metavar="AREA", action="append", default=[], help="all of an area; given again, more")


def add_import(parser: argparse.ArgumentParser) -> None:
    """Declare what comes in."""
    parser.add_argument("file", metavar="FILE", type=Path, nargs="?", help="an .apkg or .colpkg of Anki's, or a .csv")
    parser.add_argument("--undo", action="store_true", help="take the last import back")


def export(args: argparse.Namespace) -> int:
    """Write the file, whole or not at all."""
    from superday.exchange import study  # neither this nor what follows is loaded to help: they bring NumPy
    from superday.preparation.desk import Desk
    from superday.store import open_database

    ending = args.file.suffix.lower()
    if ending not in study.WRITTEN:
        raise BadInput("is no name for a deck or a table", path=args.file, way_out=study.FORMATS)
    desk = Desk(open_database(home()), open_bank(), CLOCK)
    desk.take_in()
    notes = study.notes(desk, study.chosen(desk, args.due, args.area))
    write(args.file, study.exported(desk, notes, ending))
    told = {"file": args.file, "items": len(notes), "reviews": sum(len(note.reviews) for note in notes)}
    if args.json:
        document(told)
    else:
        held = study.counted(len(notes), "item"), study.counted(sum(len(note.reviews) for note in notes), "review")
        print(f"{args.file}: {held[0]} with {held[1]}.")
    return 0


def take_in(args: argparse.Namespace) -> int:
    """Take the reviews in, each once; or the last import back."""
    if args.undo == (args.file is not None):
        raise BadInput("what is to be taken in?", way_out="superday import study FILE, or --undo alone")
    from superday.exchange import study
    from superday.preparation.desk import Desk
    from superday.store import StudyLog, open_database

    engine = open_database(home())
    desk = Desk(engine, open_bank(), CLOCK)
    if args.undo:
        return _told_back(study.undo(desk, StudyLog(engine)), args.json)
    desk.take_in()
    found = study.take_in(desk, StudyLog(engine), args.file)
    if args.json:
        document(found._asdict())
    else:
        print(study.told(found))
    return 0


def _told_back(gone: int, as_json: bool) -> int:
    from superday.exchange.study import counted

    if as_json:
        document({"taken_back": gone})
    else:
        print(f"Taken back: {counted(gone, 'review')} of the last import.")
    return 0
