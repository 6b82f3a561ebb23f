"""``superday export offers`` and ``superday import offers``: the offers that you keep, as one document."""

import argparse
import sys
from pathlib import Path

from superday.atomic import write
from superday.cli.answers import read_answer
from superday.cli.show import document
from superday.errors import BadInput

LARGEST = 20_000_000  # bytes of a document to take in
DONE, WRONG_USE = 0, 2


def add_export(parser: argparse.ArgumentParser) -> None:
    """Declare what goes out."""
    parser.add_argument("file", metavar="FILE", type=Path, help="where to: a name that ends with .json, .csv or .md")


def add_import(parser: argparse.ArgumentParser) -> None:
    """Declare what comes in."""
    parser.add_argument("file", metavar="FILE", type=Path, help="as exported, or one offer's own .toml")
    parser.add_argument("--replace", action="store_true", help="overwrite offers that are there with another text")


def export(args: argparse.Namespace) -> int:
    """Write the file, whole or not at all; 2 if an offer cannot be read, which is told and left out."""
    from superday.career.offers import exchange  # neither this nor what follows is loaded to help
    from superday.preparation import offers

    ending, known = args.file.suffix.lower(), offers.kept()
    if ending not in exchange.WRITTEN:
        way_out = f"a name that ends with one of {', '.join(exchange.WRITTEN)}"
        raise BadInput("is no format of ours", path=args.file, way_out=way_out)
    sound = [(one.id, one.filed, one.text) for one in known if one.filed]
    write(args.file, exchange.write(sound, ending).encode())
    mistakes = [one.mistake for one in known if one.mistake]
    for mistake in mistakes:
        print(f"superday: {mistake}", file=sys.stderr)
    if args.json:
        document({"file": args.file, "offers": [id_ for id_, _, _ in sound]})
    else:
        print(f"{args.file}: {len(sound)} offer{'' if len(sound) == 1 else 's'}")
    return WRONG_USE if mistakes else DONE


def take_in(args: argparse.Namespace) -> int:
    """Keep the offers of a file, all or none."""
    from superday.career.offers import exchange
    from superday.preparation import offers

    text = read_answer(args.file, largest=LARGEST, way_out="take in fewer offers at once")
    taken = offers.take_in(exchange.parse(text, args.file), args.replace)
    if args.json:
        document(taken._asdict())
    else:
        told = f"{len(taken.new)} new, {len(taken.changed)} changed, {len(taken.same)} the same"
        print(f"{told}, in {offers.folder()}")
    return DONE
