"""A file that is written whole or not at all."""

import os
import secrets
from pathlib import Path

from superday.errors import BadInput


def write(path: Path, content: bytes) -> None:
    """Put the content where ``path`` says, over what is there; it is on disk when this returns.

    Raises:
        BadInput: it cannot be written there; what was there is as it was.
    """
    beside = path.with_name(f".{secrets.token_hex(8)}.tmp")
    try:
        with beside.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    except OSError as error:
        raise BadInput(f"cannot be written: {error.strerror}", path=path, way_out="choose another place") from error
    finally:
        beside.unlink(missing_ok=True)
