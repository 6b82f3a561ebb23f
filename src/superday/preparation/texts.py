"""Bytes from elsewhere as text, or why they are none."""

from pathlib import Path

from superday.errors import BadInput


def decoded(raw: bytes, path: Path | None) -> str:
    """The text; ``path`` is told where it cannot be used.

    Raises:
        BadInput: it is not UTF-8, or binary.
    """
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise BadInput("is not UTF-8 text", path=path, line=line, way_out="save it as plain text, UTF-8") from error
    if "\0" in text:
        raise BadInput("is a binary file, not text", path=path, way_out="give the text itself")
    return text
