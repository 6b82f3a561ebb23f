"""``superday stories``: the stories that you keep, what they show, what is open, and what was told when."""

import argparse
import sys
from pathlib import Path

from superday import atomic
from superday.bank import open_bank
from superday.cli import shelf as tell
from superday.cli.answers import read_answer
from superday.cli.show import document
from superday.errors import BadInput
from superday.home import home
from superday.preparation.story_bank import Standing, StoryBank
from superday.preparation.story_folder import Shelf, folder, new_id
from superday.preparation.story_words import told_broken
from superday.store import open_database
from superday.stories.edited import to_fill_in
from superday.stories.exchange import FORMATS, Format, parse, write
from superday.stories.story import Story, read

HELP = "your stories: what they show, what is open, and which you told when"
LARGEST = 20_000_000  # bytes of a document to take in
DONE, FALLS_SHORT, WRONG_USE = 0, 1, 2


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what can be done; without a word for it the stories are listed."""
    whats = parser.add_subparsers(dest="what", metavar="WHAT")
    whats.add_parser("list", help="every story: age, gaps, when it was told last (what no word gives)")
    whats.add_parser("matrix", help="stories by leadership principle: what the words show, and what is only claimed")
    whats.add_parser("cover", help="the fewest stories that show the most principles, and what is open")
    check = whats.add_parser("check", help="what is open in one story")
    check.add_argument("story", metavar="FILE|ID", help="a story's id, or a Markdown file anywhere")
    new = whats.add_parser("new", help="write a file to fill in")
    new.add_argument("id", metavar="ID", help="its name, as label-drift")
    new.add_argument("--title", metavar="TEXT", help="what it is about, in a line")
    out = whats.add_parser("export", help="all stories in one file: .json, .csv or .md")
    take = whats.add_parser("import", help="stories from a file that export wrote, or from any story's .md")
    take.add_argument("--replace", action="store_true", help="overwrite stories that are there with another text")
    for each in (out, take):
        each.add_argument("file", metavar="FILE", help="its ending says the format; - with --format")
        each.add_argument("--format", choices=FORMATS, help="json, csv or md, whatever the ending")
    for each in (parser, *whats.choices.values()):
        kept = argparse.SUPPRESS if each is not parser else None
        each.add_argument("--folder", metavar="DIR", default=kept, help="where the stories are, for once")
        each.add_argument("--json", action="store_true", default=kept or False, help="one JSON document")


def run(args: argparse.Namespace) -> int:
    """Do what is asked; 1 if a checked story falls short, 2 if a file among them cannot be read."""
    bank = StoryBank(Shelf(folder(args.folder)), open_bank())
    match args.what:
        case "new":
            return _new(bank, args)
        case "check":
            return _check(bank, args)
        case "import":
            return _import(bank, args)
    standing = bank.standing(open_database(home()))
    if args.what == "export":
        _export(standing, args)
    elif args.what == "matrix":
        tell.matrix(bank, standing, args.json)
    elif args.what == "cover":
        tell.cover(bank, standing, args.json)
    else:
        tell.listed(bank, standing, args.json)
    return _told_broken(standing)


def _told_broken(standing: Standing) -> int:
    for error in told_broken(standing.broken):
        print(f"superday: {error}", file=sys.stderr)
    return WRONG_USE if standing.broken else DONE


def _new(bank: StoryBank, args: argparse.Namespace) -> int:
    text = to_fill_in(args.title or args.id.replace("-", " ").capitalize())
    kept = bank.shelf.add(new_id(args.id), text)
    if args.json:
        document({"id": kept.story.id, "path": kept.path})
    else:
        print(f"{kept.path}: fill in what you know; `superday stories check {kept.story.id}` says what is open")
    return DONE


def _check(bank: StoryBank, args: argparse.Namespace) -> int:
    story = _story(bank, args.story)
    standing = bank.standing(open_database(home()))
    found = bank.checked(story)
    tell.checked(bank, standing, story, found, args.json)
    return DONE if found.sound else FALLS_SHORT


def _story(bank: StoryBank, name: str) -> Story:
    """The story of this id, or in the file at this path."""
    path = Path(name)
    if path.suffix != ".md":
        return bank.shelf.get(name).story
    text = read_answer(path, largest=LARGEST, way_out="give a story's file")
    try:
        return read(path.stem, text)
    except BadInput as error:
        raise BadInput(error.says, path=path, line=error.line, way_out=error.way_out) from None


def _export(standing: Standing, args: argparse.Namespace) -> None:
    text = write(standing.stories, _format(args))
    if args.file == "-":
        sys.stdout.write(text)
        return
    path = Path(args.file)
    atomic.write(path, text.encode())
    if args.json:
        document({"file": path, "stories": [one.id for one in standing.stories]})
    else:
        print(f"{path}: {len(standing.stories)} stories")


def _import(bank: StoryBank, args: argparse.Namespace) -> int:
    how, path = _format(args), Path(args.file)
    text = read_answer(path, largest=LARGEST, way_out="take in fewer stories at once")
    try:
        found = parse(text, how, path.stem)
    except BadInput as error:
        raise BadInput(error.says, path=path, line=error.line, way_out=error.way_out) from None
    taken = bank.shelf.take_in(found, args.replace)
    if args.json:
        document(taken._asdict())
    else:
        print(f"{len(taken.new)} new, {len(taken.changed)} changed, {len(taken.same)} the same, in {bank.shelf.place}")
    return DONE


def _format(args: argparse.Namespace) -> Format:
    ending = Path(args.file).suffix.lower().lstrip(".")
    found: Format | None = args.format or next((one for one in FORMATS if one == ending), None)
    if found is None:
        raise BadInput(f"`{args.file}` does not say which format it is", way_out="end it in .json, .csv or .md")
    return found
