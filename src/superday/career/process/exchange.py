"""Everything that was said of applications as a file and back, without loss: JSON, CSV or Markdown.

A file holds statements, one application after the other, each in the order in which it was said.  What was taken back
is in none.  Markdown is in :mod:`superday.career.process.written`.
"""

import csv
import io
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

import msgspec

from superday.career.process import written
from superday.career.process.changes import KINDS, RESULTS, STAGES, AnyChange
from superday.career.process.checking import RANGES, checked
from superday.errors import BadInput
from superday.rows import rows

FORMATS = (".json", ".csv", ".md")
# The order of a table's columns, and of the lines of a statement.
FIELDS = tuple(dict.fromkeys(name for kind in KINDS.values() for name in kind.__struct_fields__))
NEEDED = ("change", "application", "day")


WRITTEN = {
    **dict.fromkeys(("day", "until", "instead_of"), "write it as 2026-12-31"),
    **RANGES,
    "at": "write it as 14:30, and name the zone, as Europe/Berlin",
    "stage": f"one of {', '.join(STAGES)}",
    "result": f"one of {', '.join(RESULTS)}",
    "sure": "a chance from 0 to 1",
}


def grouped(changes: Iterable[AnyChange]) -> list[AnyChange]:
    """The changes, those of one application together."""
    by_application: dict[str, list[AnyChange]] = {}
    for change in changes:
        by_application.setdefault(change.application, []).append(change)
    return [change for of_one in by_application.values() for change in of_one]


def text_of(changes: Iterable[AnyChange], format_: str) -> str:
    """The text of a file of one of :data:`FORMATS`."""
    told = grouped(changes)
    if format_ == ".json":
        return "[\n" + ",\n".join(msgspec.json.encode(each).decode() for each in told) + "\n]\n"
    return (_csv if format_ == ".csv" else written.text_of)([plain(each) for each in told])


def changes_of(text: str, path: Path) -> list[AnyChange]:
    """The changes in a file's text; its name says which format it is.

    Raises:
        BadInput: a line of it cannot be used; nothing of it is.
    """
    readers: Mapping[str, Callable[[str, Path], Sequence[tuple[int, Mapping[str, object]]]]]
    readers = {".json": _from_json, ".csv": _from_csv, ".md": written.read}
    if (ending := path.suffix.lower()) not in readers:
        raise BadInput("is no format of ours", path=path, way_out=f"a name that ends with one of {', '.join(FORMATS)}")
    return [_change(record, path, line) for line, record in readers[ending](text, path)]


def plain(change: AnyChange) -> dict[str, str]:
    """A change as texts by field, ``change`` first; what is as it would be without being said is left out."""
    values = msgspec.to_builtins(change)
    defaults = dict(zip(reversed(change.__struct_fields__), reversed(change.__struct_defaults__), strict=False))
    said = {name: str(values[name]) for name in FIELDS if name in values and values[name] != _default(defaults, name)}
    return {"change": values["change"], **said}


def _default(defaults: Mapping[str, object], name: str) -> object:
    return msgspec.to_builtins(defaults[name]) if name in defaults else msgspec.NODEFAULT


def _change(record: Mapping[str, object], path: Path, line: int) -> AnyChange:
    kind = KINDS.get(str(record.get("change")))
    if kind is None:
        says = f"`{record.get('change', '')}` is nothing that can be said of an application"
        raise BadInput(says, path=path, line=line, way_out=f"one of {', '.join(KINDS)}")
    if unknown := record.keys() - {"change", *kind.__struct_fields__}:
        says = f"{record['change']} has no `{min(unknown)}`"
        raise BadInput(says, path=path, line=line, way_out=f"it has {', '.join(kind.__struct_fields__)}")
    empty = {name: "" for name in _texts(kind) if name not in record}
    try:
        found: AnyChange = msgspec.convert({**empty, **record}, kind, strict=False)
        return checked(found)
    except BadInput as error:
        raise BadInput(error.says, path=path, line=line, way_out=error.way_out) from error
    except msgspec.ValidationError as error:
        says, way_out = _explained(str(error), record)
        raise BadInput(says, path=path, line=line, way_out=way_out) from error


def _explained(says: str, record: Mapping[str, object]) -> tuple[str, str]:
    """A field that cannot be read, and how to write it; what is missing."""
    if at := re.search(r"`\$\.(\w+)", says):
        return f"`{record.get(at[1])!s:.40}` cannot be the {at[1]}", WRITTEN.get(at[1], "write it as text")
    missing = re.search(r"field `(\w+)`", says)
    return f"has no `{missing[1]}`" if missing else says, "export writes the shape"


def _texts(kind: type[msgspec.Struct]) -> list[str]:
    return [field.name for field in msgspec.structs.fields(kind) if field.type is str]


def _csv(records: Sequence[Mapping[str, str]]) -> str:
    table = io.StringIO(newline="")
    writer = csv.DictWriter(table, ["change", *FIELDS], lineterminator="\n")
    writer.writeheader()
    writer.writerows(records)
    return table.getvalue()


def _from_csv(text: str, path: Path) -> list[tuple[int, Mapping[str, object]]]:
    found = rows(text, path, NEEDED)
    return [(line, {name: cell for name, cell in row.items() if cell}) for line, row in found]


def _from_json(text: str, path: Path) -> list[tuple[int, Mapping[str, object]]]:
    try:
        records = msgspec.json.decode(text.encode(), type=list[dict[str, object]])
    except msgspec.ValidationError as error:
        raise BadInput(f"is no list of statements: {error}", path=path, way_out="export it again") from error
    except (msgspec.DecodeError, RecursionError, UnicodeEncodeError) as error:
        raise BadInput(f"is no JSON: {error}", path=path, way_out="export it again") from error
    # An exported file has a statement a line, below the opening bracket.
    return [(number, record) for number, record in enumerate(records, 2)]
