"""How verbs print: tables for people, one JSON document for programs."""

import shutil
import sys
import textwrap
from collections.abc import Sequence
from pathlib import Path

import msgspec

from superday.cli.latex import readable


def document(value: object) -> None:
    """Print ``value`` as one JSON document on standard output."""
    raw = msgspec.json.encode(value, enc_hook=_plain)
    sys.stdout.write(msgspec.json.format(raw, indent=2).decode() + "\n")


def _plain(value: object) -> object:
    if isinstance(value, Path):
        return str(value)
    raise NotImplementedError(type(value))


def table(rows: Sequence[Sequence[str]]) -> None:
    """Print rows in aligned columns."""
    if not rows:
        return
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    for row in rows:
        print("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())


def plain(text: str) -> str:
    """``text`` with its mathematics as plain characters, as a terminal does not typeset it."""
    return readable(text)


def paragraph(text: str, indent: str = "") -> str:
    """``text`` wrapped to the terminal, its own paragraphs kept."""
    width = min(shutil.get_terminal_size((100, 24)).columns, 100)
    return "\n".join(
        textwrap.fill(line, width, initial_indent=indent, subsequent_indent=indent) for line in text.splitlines()
    )
