"""On which line of a TOML text a field stands, for messages that name it.

Not a parser: :mod:`tomllib` has accepted the text before anyone asks.  A field inside an inline table or array is
told by the line on which its outermost key stands.
"""

import re

_HEADER = re.compile(r"^\s*(\[\[?)\s*([A-Za-z0-9_.\-\"' ]+?)\s*\]\]?\s*(#.*)?$")
_KEY = re.compile(r"^\s*([A-Za-z0-9_\-]+)\s*(?:\.[^=]*)?=")
_FENCE = re.compile(r'"""|' + r"'''")


def line_of(text: str, field: str) -> int:
    """The line, from 1, of a msgspec path such as ``$.points[2].says``; the nearest enclosing table otherwise."""
    places = _places(text)
    while field and field != "$":
        if field in places:
            return places[field]
        field = re.sub(r"(\.[^.\[\]]+|\[[^\]]*\])$", "", field)
    return 1


def _places(text: str) -> dict[str, int]:
    places: dict[str, int] = {}
    counts: dict[str, int] = {}
    table, fence = "$", ""
    for number, line in enumerate(text.splitlines(), 1):
        if not fence:
            if header := _HEADER.match(line):
                table = _enter(header[1], header[2], counts)
                places.setdefault(table, number)
            elif key := _KEY.match(line):
                places.setdefault(f"{table}.{key[1]}", number)
        fence = _fence_after(line, fence)
    return places


def _enter(brackets: str, name: str, counts: dict[str, int]) -> str:
    """The msgspec path of the table that a header opens; parents that are arrays get their current index."""
    path = "$"
    parts = [part.strip().strip("\"'") for part in name.split(".")]
    for part in parts[:-1]:
        path += f".{part}"
        path += f"[{counts[path]}]" if path in counts else ""
    path += f".{parts[-1]}"
    if brackets == "[[":
        counts[path] = counts.get(path, -1) + 1
        return f"{path}[{counts[path]}]"
    return path


def _fence_after(line: str, fence: str) -> str:
    """Which triple quote is open after this line, given the one open before it."""
    for mark in _FENCE.findall(line):
        if not fence:
            fence = mark
        elif mark == fence:
            fence = ""
    return fence
