"""``superday import``: what a file says, taken in once."""

import argparse

from superday.cli.exchange import add_whats, module_of

HELP = "take in decks and reviews of Anki's or of a table, stories, applications or offers"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what comes in."""
    add_whats(parser, "add_import")


def run(args: argparse.Namespace) -> int:
    """Take the file in."""
    status: int = module_of(args.what).take_in(args)
    return status
