"""Offers as one JSON, CSV or Markdown document, and back without loss.

JSON and CSV hold the usual fields of each offer to read and edit, and its whole text: what comes back with its fields
as they were is the text byte for byte, and fields that were edited elsewhere are edited in it.  Markdown holds the
texts, each in a fence below its id; a ``.toml`` is one offer itself.
"""

import csv
import io
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import msgspec

from superday.career.offers.fields import ALL, fields, with_fields
from superday.career.offers.filed import Filed
from superday.career.offers.reading import read_offer
from superday.errors import BadInput
from superday.rows import rows

WRITTEN = (".json", ".csv", ".md")
READ = (*WRITTEN, ".toml")
COLUMNS = ("id", *ALL, "file")
_HEAD = re.compile(r"^## (.+?)[ \t]*\r?\n\s*?^(`{3,})toml[ \t]*\r?\n", re.MULTILINE)
_EXPORTED = "export writes the shape"


def write(offers: Sequence[tuple[str, Filed, str]], ending: str) -> str:
    """One document of ids, offers and their texts, in one of :data:`WRITTEN`."""
    if ending == ".md":
        return "# Offers\n" + "".join(_section(id_, text) for id_, _, text in offers)
    records = [{"id": id_, **fields(filed.offer), "file": text} for id_, filed, text in offers]
    if ending == ".json":
        return json.dumps({"offers": records}, ensure_ascii=False, indent=2) + "\n"
    table = io.StringIO(newline="")
    writer = csv.DictWriter(table, COLUMNS)
    writer.writeheader()
    writer.writerows(records)
    return table.getvalue()


def parse(text: str, path: Path) -> list[tuple[str, str]]:
    """Id and text of each offer of a document, every one of them sound; the path's ending says the format.

    Raises:
        BadInput: one cannot be used; with the line, or the number of the offer.
    """
    readers = {".json": _from_json, ".csv": _from_csv, ".md": _from_markdown, ".toml": _alone}
    if (reader := readers.get(path.suffix.lower())) is None:
        raise BadInput("is no format of ours", path=path, way_out=f"a name that ends with one of {', '.join(READ)}")
    found = list(reader(text, path))
    ids = [id_ for id_, _ in found]
    if twice := {id_ for id_ in ids if ids.count(id_) > 1}:
        raise BadInput(f"holds the offer `{min(twice)}` twice", path=path, way_out="keep one of the two")
    return found


def _alone(text: str, path: Path) -> list[tuple[str, str]]:
    read_offer(text, path)
    return [(path.stem, text)]


# JSON and CSV.


def _from_json(text: str, path: Path) -> Iterable[tuple[str, str]]:
    try:
        found = json.loads(text)
        listed = found.get("offers") if isinstance(found, dict) else found
        records = msgspec.convert(listed, list[dict[str, str]])
    except json.JSONDecodeError as error:
        raise BadInput(f"is not JSON: {error.msg}", path=path, line=error.lineno, way_out=_EXPORTED) from None
    except (msgspec.ValidationError, RecursionError) as error:
        raise BadInput(f"is no list of offers: {error}"[:300], path=path, line=1, way_out=_EXPORTED) from None
    for number, record in enumerate(records, 1):
        yield _made(record, f"offer {number} (`{record.get('id', '')[:80]}`)", path, None)


def _from_csv(text: str, path: Path) -> Iterable[tuple[str, str]]:
    for line, record in rows(text, path, ["id"]):
        yield _made(record, f"the offer `{record['id'][:80]}`", path, line)


def _made(record: Mapping[str, str], where: str, path: Path, line: int | None) -> tuple[str, str]:
    """Id and text of a record; a field that it does not name says nothing, no text means a new one of its fields."""
    try:
        if unknown := record.keys() - set(COLUMNS):
            raise BadInput(f"an offer has no `{min(unknown)[:80]}`", way_out=f"it has {', '.join(COLUMNS)}")
        text = record.get("file", "")
        before = fields(read_offer(text, path).offer if text else None)
        edited = {name: record[name] for name in ALL if record.get(name, before[name]) != before[name]}
        if edited:
            text = with_fields(text, {name: before[name] for name in edited}, edited)
        read_offer(text, path)
        text.encode()
    except BadInput as error:
        raise BadInput(f"{where}: {error.says}", path=path, line=line, way_out=error.way_out) from None
    except UnicodeEncodeError:
        way_out = "write characters as they are, in UTF-8"
        raise BadInput(f"{where}: holds half a character", path=path, line=line, way_out=way_out) from None
    return record.get("id", ""), text


# Markdown.


def _section(id_: str, text: str) -> str:
    fence = "`" * (1 + max([2, *(len(run) for run in re.findall("`+", text))]))
    return f"\n## {id_}\n\n{fence}toml\n{text}\n{fence}\n"


def _from_markdown(text: str, path: Path) -> Iterable[tuple[str, str]]:
    at = 0
    while head := _HEAD.search(text, at):
        _nothing_else(text, at, head.start(), path)
        line = text.count("\n", 0, head.end()) + 1
        end = re.compile(rf"\r?\n{head[2]}[ \t]*\r?$", re.MULTILINE).search(text, head.end())
        if end is None:
            raise BadInput("the fence of this offer is never closed", path=path, line=line - 1, way_out=_EXPORTED)
        found = text[head.end() : end.start()]
        _sound(found, head[1], path, line)
        yield head[1], found
        at = end.end()
    _nothing_else(text, at, len(text), path)


def _sound(text: str, id_: str, path: Path, line: int) -> None:
    try:
        read_offer(text, path)
    except BadInput as error:
        says, at = f"the offer `{id_[:80]}`: {error.says}", line + (error.line or 1) - 1
        raise BadInput(says, path=path, line=at, way_out=error.way_out) from None


def _nothing_else(text: str, start: int, end: int, path: Path) -> None:
    """Only the title of the document may stand between offers."""
    between = text[start:end]
    if said := (between.strip() if start else between.strip().removeprefix("# Offers").strip()):
        line = text.count("\n", 0, start + between.index(said)) + 1
        raise BadInput("belongs to no offer", path=path, line=line, way_out=_EXPORTED)
