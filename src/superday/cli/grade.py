"""``superday grade QUESTION FILE``: grade a spoken answer point by point."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

import msgspec

from superday import stories
from superday.bank import Bank, open_bank
from superday.bank.model import Behavioural, Graded, PrincipleItem
from superday.cli import show
from superday.errors import BadInput
from superday.findings import Finding, Outcome
from superday.rubric import Score, grade, missed, score
from superday.rubric.model import Point

HELP = "grade a spoken answer point by point"
LARGEST = 1_000_000  # bytes; an hour of talk is a tenth of it


class Graded_(msgspec.Struct, frozen=True):
    pass
