"""``superday import``: what another program's file says, taken in once."""

import argparse

from superday.cli.exchange import add_whats, module_of

HELP = "take in reviews that were made in Anki, or a table of reviews"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what comes in."""
    add_whats(parser, "add_import")


def run(args: argparse.Namespace) -> int:
    """Take the file in."""
    status: int = module_of(args.what).take_in(args)
    return status
