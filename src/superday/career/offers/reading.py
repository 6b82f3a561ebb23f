"""An offer from the text of a TOML file, or what is wrong with the file: line, reason, way out."""

import re
import tomllib
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from superday.career.offers.checking import check, check_brackets, check_numbers
from superday.career.offers.filed import SEE, Filed, Source
from superday.career.offers.misfits import explained
from superday.career.offers.model import Bracket, Offer
from superday.errors import BadInput

LARGEST = 100_000  # characters of an offer's file
DEEPEST = 20  # brackets open at once, or dots in a key
_AT_LINE = re.compile(r"\s*\(at (?:line (\d+), column \d+|end of document)\)")
_DEEP = re.compile(rf"(?:[\w\"'-]++\s*+\.\s*+){{{DEEPEST}}}")
Record = TypeVar("Record", bound=msgspec.Struct)


class _Taxes(msgspec.Struct, forbid_unknown_fields=True):
    tax: list[Bracket]


def read_offer(text: str, path: Path) -> Filed:
    """The offer in a file's text; raises :class:`BadInput` with file, line and the way out."""
    source = Source(path, text.replace("\r\n", "\n"))
    filed = Filed(_record(source, Offer), source)
    check(filed)
    return filed


def read_tax(text: str, path: Path) -> list[Bracket]:
    """The brackets of a file that holds ``[[tax]]`` tables and nothing else."""
    source = Source(path, text.replace("\r\n", "\n"))
    found = _record(source, _Taxes).tax
    check_brackets(source, found)
    return found


def _record(source: Source, shape: type[Record]) -> Record:
    fields = _toml(source)
    try:
        record = msgspec.convert(fields, shape)
    except msgspec.ValidationError as error:
        raise source.mistake(*explained(str(error))) from error
    check_numbers(source, record, "$")
    return record


def _toml(source: Source) -> Mapping[str, Any]:
    if len(source.text) > LARGEST:
        raise BadInput(f"is longer than {LARGEST:,} characters", path=source.path, line=1, way_out="is it an offer?")
    if _DEEP.search(source.text) or _depth(source.text) > DEEPEST:
        raise BadInput("nests too deeply", path=source.path, line=1, way_out=SEE)
    try:
        return tomllib.loads(source.text, parse_float=Decimal)
    except ValueError as error:
        found = _AT_LINE.search(str(error))
        line = int(found[1]) if found and found[1] else source.text.count("\n") + 1
        says = f"is not TOML: {_AT_LINE.sub('', str(error))[:200]}"
        raise BadInput(says, path=source.path, line=line, way_out="correct the line; TOML's rules: toml.io") from error


def _depth(text: str) -> int:
    """How many brackets are open at once at most; those in strings count as well."""
    deepest = depth = 0
    for mark in re.findall(r"[\[\]{}]", text):
        depth = depth + 1 if mark in "[{" else max(0, depth - 1)
        deepest = max(deepest, depth)
    return deepest
