"""The address under which calendar programs read the dates: a secret in its path is their only key.

A calendar program carries no token and shows no page, so whoever knows the address may read it, on this machine.  The
secret is a file of the person's own; without the file a new one is made, and the old address is dead.
"""

import hmac
import os
import secrets
from pathlib import Path

from superday.errors import CannotDo

NAME = "calendar.key"
_BYTES = 24


def feed_key(folder: Path) -> str:
    """The secret, made when it is first asked for; readable by its owner alone."""
    path = folder / NAME
    try:
        if not path.is_file():
            _write(path, secrets.token_urlsafe(_BYTES))
        return path.read_text(encoding="ascii").strip() or renew(folder)
    except (OSError, UnicodeDecodeError) as error:
        raise CannotDo(f"cannot use {path} ({error}); delete it, and a new address is made") from error


def renew(folder: Path) -> str:
    """A new secret: whoever had the old address reads nothing any more."""
    key = secrets.token_urlsafe(_BYTES)
    try:
        _write(folder / NAME, key)
    except OSError as error:
        raise CannotDo(f"cannot write in {folder} ({error.strerror})") from error
    return key


def opens(folder: Path, given: str) -> bool:
    """Whether this is the secret; none that was never made is."""
    return (folder / NAME).is_file() and hmac.compare_digest(given.encode(), feed_key(folder).encode())


def _write(path: Path, key: str) -> None:
    """The whole of it or nothing, and never readable by others in between."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    draft = path.with_name(f"{path.name}.{secrets.token_hex(4)}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(f"{key}\n")
        file.flush()
        os.fsync(file.fileno())
    draft.replace(path)
