"""``superday derive QUESTION FILE``: check a typed derivation."""

import argparse
from pathlib import Path

from superday.bank import open_bank
from superday.bank.model import DerivationItem
from superday.cli import show
from superday.cli.answers import read_answer
from superday.errors import BadInput
from superday.maths import derive, document, findings
from superday.maths.model import Derivation, Derived

HELP = "check a derivation line by line"
LARGEST = 200_000  # bytes; a long derivation has three thousand


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the question and the file."""
    parser.add_argument("question", metavar="QUESTION", help="the id of a derivation")
    parser.add_argument("file", metavar="FILE", type=Path, help="the derivation, one step a line")
    parser.add_argument("--json", action="store_true", help="one JSON document")


def run(args: argparse.Namespace) -> int:
    """Check the file; 0 if the derivation is complete, 1 if it falls short."""
    derivation = _derivation(args.question)
    derived = derive(derivation, read_answer(args.file, largest=LARGEST, way_out="a derivation is a page of lines"))
    if args.json:
        show.document(document(derived))
    else:
        _tell(derivation, derived)
    return 0 if derived.complete else 1


def _derivation(name: str) -> Derivation:
    item = open_bank().resolve(name)
    if not isinstance(item, DerivationItem):
        raise BadInput(f"`{name}` is a {item.kind}, not a derivation", way_out="superday bank list --kind derivation")
    return item.derivation()


def _tell(derivation: Derivation, derived: Derived) -> None:
    for step in derived.steps:
        print(f"{step.line:>4}  {'ok   ' if step.ok else 'WRONG'}  {step.text}")
        if step.why:
            print(f"             {show.plain(step.why)}")
    says = {checkpoint.id: f": {show.plain(checkpoint.says)}" for checkpoint in derivation.checkpoints}
    for finding in findings(derivation, derived):
        if finding.evidence is None:
            print(f"      {finding.note}{says.get(finding.point, '')}")
    print(f"{derived.question}: {'complete' if derived.complete else 'not complete'}")
