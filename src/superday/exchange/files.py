"""The endings of files of study, and the text of a table."""

from pathlib import Path

from superday.errors import BadInput

PACKAGE, WHOLE, TABLE = ".apkg", ".colpkg", ".csv"
WRITTEN, READ = (PACKAGE, TABLE), (PACKAGE, WHOLE, TABLE)
FORMATS = "a name that ends with .apkg or .csv"
LARGEST_TABLE = 100_000_000  # bytes


def counted(number: int, what: str) -> str:
    """A number of things, in words."""
    return f"{number} {what}" + "s" * (number != 1)


def text_of(path: Path) -> str:
    """The text of a table.

    Raises:
        BadInput: it cannot be read, is too large, or no UTF-8.
    """
    try:
        with path.open("rb") as file:
            raw = file.read(LARGEST_TABLE + 1)
    except OSError as error:
        raise BadInput(f"cannot be read: {error.strerror}", path=path, way_out="name a table") from error
    if len(raw) > LARGEST_TABLE:
        raise BadInput(f"has more than {LARGEST_TABLE // 1_000_000} MB", path=path, way_out="divide it")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise BadInput("is no UTF-8 text", path=path, line=line, way_out="save it as UTF-8") from error
