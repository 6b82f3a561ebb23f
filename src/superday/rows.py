"""The rows of a table as text (CSV), each with the line on which it begins."""

import csv
import io
from collections.abc import Collection, Iterator
from pathlib import Path

from superday.errors import BadInput

LONGEST_CELL = 10_000_000  # characters
_EXPORTED = "export writes the shape"


def columns(text: str) -> list[str]:
    """The names in the first line; none where it is no table."""
    try:
        return list(_table(text[:LONGEST_CELL]).fieldnames or ())
    except csv.Error:
        return []


def rows(text: str, path: Path | None, needed: Collection[str]) -> Iterator[tuple[int, dict[str, str]]]:
    """Each row by the names of the columns in the first line; of a row that ends early only the needed cells, empty.

    Commas separate the cells, or semicolons where the first line has no comma, as spreadsheets of many countries write.

    Raises:
        BadInput: a column of ``needed`` is missing, or a line is no row; with the line.
    """
    table, line = _table(text), 1
    try:
        _check_columns(list(table.fieldnames or ()), path, needed)
        line = table.line_num + 1
        for row in table:
            if None in row:
                raise BadInput("has more cells than columns", path=path, line=line, way_out="quote cells with commas")
            yield line, dict.fromkeys(needed, "") | {name: cell for name, cell in row.items() if cell is not None}
            line = table.line_num + 1
    except csv.Error as error:
        raise BadInput(f"is no CSV: {error}", path=path, line=line, way_out=_EXPORTED) from error


def _table(text: str) -> "csv.DictReader[str]":
    csv.field_size_limit(LONGEST_CELL)
    text = text.removeprefix("\ufeff")
    first = text.split("\n", 1)[0]
    mark = ";" if ";" in first and "," not in first else ","
    return csv.DictReader(io.StringIO(text, newline=""), strict=True, delimiter=mark)


def _check_columns(names: list[str], path: Path | None, needed: Collection[str]) -> None:
    if missing := [name for name in needed if name not in names]:
        raise BadInput(f"has no column `{missing[0]}`", path=path, line=1, way_out=f"needed: {', '.join(needed)}")
    if twice := [name for name in names if names.count(name) > 1]:
        raise BadInput(f"has the column `{twice[0][:40]}` twice", path=path, line=1, way_out="keep one of the two")
