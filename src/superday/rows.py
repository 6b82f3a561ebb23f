"""The rows of a table as text (CSV), each with the line on which it begins."""

import csv
import io
from collections.abc import Collection, Iterator
from pathlib import Path

from superday.errors import BadInput

LONGEST_CELL = 10_000_000  # characters
_EXPORTED = "export writes the shape"


def rows(text: str, path: Path, needed: Collection[str]) -> Iterator[tuple[int, dict[str, str]]]:
    """Each row by the names of the columns in the first line; a cell that is not there is empty.

    Commas separate the cells, or semicolons where the first line has no comma, as spreadsheets of many countries write.

    Raises:
        BadInput: a column of ``needed`` is missing, or a line is no row; with the line.
    """
    csv.field_size_limit(LONGEST_CELL)
    first = text.split("\n", 1)[0]
    mark = ";" if ";" in first and "," not in first else ","
    table = csv.DictReader(io.StringIO(text, newline=""), strict=True, delimiter=mark)
    line = 1
    try:
        _check_columns(list(table.fieldnames or ()), path, needed)
        line = table.line_num + 1
        for row in table:
            if None in row:
                raise BadInput("has more cells than columns", path=path, line=line, way_out="quote cells with commas")
            yield line, {name: cell or "" for name, cell in row.items()}
            line = table.line_num + 1
    except csv.Error as error:
        raise BadInput(f"is no CSV: {error}", path=path, line=line, way_out=_EXPORTED) from error


def _check_columns(names: list[str], path: Path, needed: Collection[str]) -> None:
    if missing := [name for name in needed if name not in names]:
        raise BadInput(f"has no column `{missing[0]}`", path=path, line=1, way_out=f"needed: {', '.join(needed)}")
    if twice := [name for name in names if names.count(name) > 1]:
        raise BadInput(f"has the column `{twice[0][:40]}` twice", path=path, line=1, way_out="keep one of the two")
