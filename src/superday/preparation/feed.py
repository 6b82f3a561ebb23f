"""The address under which calendar programs read the dates: a secret in its path is their only key.

A calendar program carries no token and shows no page, so whoever knows the address may read it, on this machine.  The
secret is a file of the person's own; without the file a new one is made, and the old address is dead.
"""

import hmac
import secrets
from pathlib import Path

from superday.atomic import written
from superday.errors import CannotDo

NAME = "calendar.key"
_BYTES = 24


def feed_key(folder: Path) -> str:
    """The secret, made when it is first asked for; readable by its owner alone."""
    path = folder / NAME
    try:
        if not path.is_file():
            _write(folder, secrets.token_urlsafe(_BYTES))
        return path.read_text(encoding="ascii").strip() or renew(folder)
    except (OSError, UnicodeDecodeError) as error:
        raise CannotDo(f"cannot use {path} ({error}); delete it, and a new address is made") from error


def renew(folder: Path) -> str:
    """A new secret: whoever had the old address reads nothing any more."""
    key = secrets.token_urlsafe(_BYTES)
    _write(folder, key)
    return key


def opens(folder: Path, given: str) -> bool:
    """Whether this is the secret; none that was never made is."""
    return (folder / NAME).is_file() and hmac.compare_digest(given.encode(), feed_key(folder).encode())


def _write(folder: Path, key: str) -> None:
    """The whole of it or nothing, and never readable by others in between."""
    with written(folder, f"{key}\n".encode(), 0o600) as there:
        there.replace(folder / NAME)
