"""Applications as Markdown that reads well and can be read back.

    ## acme-scientist

    - 2026-11-02 Opened
      - company: Acme
      - role: Scientist

    - 2026-11-09 Noted
      - text:
        > The first line,
        > and the second.

A text of one line stands behind its name, one of several as a quotation below it.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from superday.errors import BadInput

NO_APPLICATION = "(habits)"
_HEAD = re.compile(r"## (\S+)\s*")
_ENTRY = re.compile(r"- (\S+) (\w+)\s*")
_FIELD = re.compile(r"  - (\w+):(?: (.*))?")
_QUOTED = re.compile(r"    >(?: (.*))?")


def text_of(records: Sequence[Mapping[str, str]]) -> str:
    """The Markdown of records; those of one application stand together."""
    lines = ["# Applications"]
    application = None
    for record in records:
        if record.get("application", "") != application:
            application = record.get("application", "")
            lines += ["", f"## {application or NO_APPLICATION}"]
        lines += ["", f"- {record['day']} {record['change']}"]
        for name, value in record.items():
            if name not in ("application", "day", "change"):
                lines += _field(name, value)
    return "\n".join(lines) + "\n"


def _field(name: str, value: str) -> Iterator[str]:
    if "\n" not in value:
        yield f"  - {name}: {value}"
        return
    yield f"  - {name}:"
    yield from (f"    > {line}" if line else "    >" for line in value.split("\n"))


def read(text: str, path: Path) -> list[tuple[int, Mapping[str, object]]]:
    """The records with the lines on which they begin; ``BadInput`` where a line is none of ours."""
    found: list[tuple[int, dict[str, object]]] = []
    application, field = None, ""
    for number, line in enumerate(text.replace("\r\n", "\n").split("\n"), 1):
        if not line.strip() or (line.startswith("# ") and not found):
            continue
        if head := _HEAD.fullmatch(line):
            application = "" if head[1] == NO_APPLICATION else head[1]
        elif (entry := _ENTRY.fullmatch(line)) and application is not None:
            found.append((number, {"application": application, "day": entry[1], "change": entry[2]}))
            field = ""
        elif (named := _FIELD.fullmatch(line)) and found and named[1] not in found[-1][1]:
            field = named[1]
            found[-1][1][field] = named[2] or ""
        elif (quoted := _QUOTED.fullmatch(line)) and field:
            before = found[-1][1][field]
            found[-1][1][field] = f"{before}\n{quoted[1] or ''}" if before != "" else quoted[1] or ""
        else:
            says = "is no line of exported applications"
            raise BadInput(
                says, path=path, line=number, way_out="`superday process export FILE.md` writes them as they are read"
            )
    return [(line, record) for line, record in found]
