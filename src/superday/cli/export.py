"""``superday export``: what superday keeps of you, as a file."""

import argparse

from superday.cli.exchange import add_whats, module_of

HELP = "write what you study, your stories, applications or offers as a file"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what goes out."""
    add_whats(parser, "add_export")


def run(args: argparse.Namespace) -> int:
    """Write the file."""
    status: int = module_of(args.what).export(args)
    return status
