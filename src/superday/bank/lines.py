"""On which line of a TOML text a field stands, for messages that name it.

Not a parser: :mod:`tomllib` has accepted the text before anyone asks.  A field inside an inline table or array is
told by the line on which its outermost key stands.
"""

import re

_HEADER = re.compile(r"^\s*(\[\[?)([A-Za-z0-9_.\-\"' ]+)\]\]?\s*(?:#.*)?$")
_KEY = re.compile(r"^\s*([A-Za-z0-9_\-]+|\"[^\"]*\"|'[^']*')\s*[.=]")
# What opens or closes something that may go on over lines; strings and comments of one line are passed over.
_MARK = re.compile(r'"""|' + r"'''" + r'|"(?:[^"\\]|\\.)*"|' + r"'[^']*'|#.*|[\[\]{}]")
_CLOSING = {'"""': re.compile(r'\\.|"{3,5}'), "'''": re.compile("'{3,5}")}


def line_of(text: str, field: str) -> int:
    """The line, from 1, of a msgspec path such as ``$.points[2].says``; the nearest enclosing table otherwise."""
    places = _places(text)
    while field and field != "$":
        if field in places:
            return places[field]
        field = field[: max(field.rfind("."), field.rfind("["), 0)]
    return 1


def _places(text: str) -> dict[str, int]:
    places: dict[str, int] = {}
    counts: dict[str, int] = {}
    table, fence, depth = "$", "", 0
    for number, line in enumerate(text.split("\n"), 1):
        if not fence and not depth:
            if header := _HEADER.match(line):
                table = _enter(header[1], header[2], counts)
                places.setdefault(table, number)
            elif key := _KEY.match(line):
                places.setdefault(f"{table}.{_bare(key[1])}", number)
        fence, depth = _left_open(line, fence, depth)
    return places


def _enter(brackets: str, name: str, counts: dict[str, int]) -> str:
    """The msgspec path of the table that a header opens; parents that are arrays get their current index."""
    path = "$"
    parts = [_bare(part) for part in name.split(".")]
    for part in parts[:-1]:
        path += f".{part}"
        path += f"[{counts[path]}]" if path in counts else ""
    path += f".{parts[-1]}"
    if brackets == "[[":
        counts[path] = counts.get(path, -1) + 1
        return f"{path}[{counts[path]}]"
    return path


def _bare(key: str) -> str:
    return key.strip().strip("\"'")


def _left_open(line: str, fence: str, depth: int) -> tuple[str, int]:
    """Which triple quote, and how many brackets, are open after this line, given those open before it."""
    at = 0
    while found := (_CLOSING[fence] if fence else _MARK).search(line, at):
        at, mark = found.end(), found[0]
        if fence:
            fence = fence if mark.startswith("\\") else ""
        elif mark in _CLOSING:
            fence = mark
        else:
            depth += (mark in "[{") - (mark in "]}")
    return fence, depth
