"""``superday loops``: what loops there are, and what each holds."""

import argparse

from superday.bank import open_bank
from superday.bank.model import Loop
from superday.cli.show import document, paragraph, table

HELP = "list the interview loops, or show one round by round"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("loop", metavar="LOOP", nargs="?", help="show this loop round by round")
    parser.add_argument("--json", action="store_true", help="one JSON document")


def run(args: argparse.Namespace) -> int:
    """List, or show one."""
    bank = open_bank()
    if args.loop:
        loop = bank.get(args.loop, "loop")
        assert isinstance(loop, Loop)
        document(loop) if args.json else _show(loop)
        return 0
    loops = [loop for loop in bank.of("loop") if isinstance(loop, Loop)]
    if args.json:
        document([_summary(loop) for loop in loops])
    else:
        table([(loop.id, f"{len(loop.rounds)} rounds", _hours(loop), loop.title) for loop in loops])
    return 0


def _summary(loop: Loop) -> dict[str, object]:
    minutes = sum(round_.minutes for round_ in loop.rounds)
    return {"id": loop.id, "title": loop.title, "level": loop.level, "rounds": len(loop.rounds), "minutes": minutes}


def _hours(loop: Loop) -> str:
    hours, minutes = divmod(sum(round_.minutes for round_ in loop.rounds), 60)
    return f"{hours} h {minutes:02d}"


def _show(loop: Loop) -> None:
    print(f"{loop.title}  ({loop.id}, level {loop.level})\n\n{paragraph(' '.join(loop.about.split()))}\n")
    for number, round_ in enumerate(loop.rounds, 1):
        raiser = ", bar raiser" if round_.bar_raiser else ""
        print(f"{number}. {round_.title}: {round_.minutes} min{raiser}")
        for segment in round_.segments:
            print(f"     {segment.minutes:3d} min  {segment.title} ({segment.count} x {segment.asks})")
