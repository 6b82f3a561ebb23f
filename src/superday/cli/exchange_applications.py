"""``superday export applications`` and ``superday import applications``: what ``superday process`` does."""

import argparse


def add_export(parser: argparse.ArgumentParser) -> None:
    """Declare what goes out."""
    parser.add_argument("file", metavar="FILE", help="where to: a name that ends with .json, .csv or .md")


def add_import(parser: argparse.ArgumentParser) -> None:
    """Declare what comes in."""
    parser.add_argument("file", metavar="FILE", help="as exported; what is there already stays once")


def export(args: argparse.Namespace) -> int:
    """Write the file."""
    return _as_of_process("export", args)


def take_in(args: argparse.Namespace) -> int:
    """Take the statements over, all or none."""
    return _as_of_process("import", args)


def _as_of_process(what: str, args: argparse.Namespace) -> int:
    from superday.cli import process  # not loaded to help: it brings the data file

    return process.run(argparse.Namespace(**{**vars(args), "what": what}))
