"""``superday export stories`` and ``superday import stories``: what ``superday stories`` does, by the file's ending."""

import argparse


def add_export(parser: argparse.ArgumentParser) -> None:
    """Declare what goes out."""
    parser.add_argument("file", metavar="FILE", help="where to: a name that ends with .json, .csv or .md")
    parser.add_argument("--folder", metavar="DIR", help="where the stories are, for once")


def add_import(parser: argparse.ArgumentParser) -> None:
    """Declare what comes in."""
    parser.add_argument("file", metavar="FILE", help="as exported, or any story's .md")
    parser.add_argument("--folder", metavar="DIR", help="where the stories are, for once")
    parser.add_argument("--replace", action="store_true", help="overwrite stories that are there with another text")


def export(args: argparse.Namespace) -> int:
    """Write the file; 2 if a story cannot be read, which is told and left out."""
    return _as_of_stories("export", args)


def take_in(args: argparse.Namespace) -> int:
    """Take the stories in, all or none."""
    return _as_of_stories("import", args)


def _as_of_stories(what: str, args: argparse.Namespace) -> int:
    from superday.cli import stories  # not loaded to help: it brings the data file

    return stories.run(argparse.Namespace(**{**vars(args), "what": what, "format": None}))
