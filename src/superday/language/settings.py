"""Which language model the person has configured: by the environment, or in ``config.toml`` in their own folder."""

import math
import os
import re
import tomllib
from ipaddress import ip_address
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import msgspec

from superday.errors import BadInput
from superday.home import home

NAME = "config.toml"
TIMEOUT = 60.0  # seconds from the question to the findings, everything in between included
LONGEST = 600.0
_WAY_OUT = "[llm] has base_url, as http://127.0.0.1:8080/v1, model, api_key, timeout, price_in and price_out"


class Key:
    """An API key, which no message, log or traceback can print by accident."""

    def __init__(self, value: str):
        self._value = value

    def __repr__(self) -> str:
        return "Key(...)" if self._value else "Key()"

    def header(self) -> dict[str, str]:
        """The header that carries it; none where there is no key."""
        return {"Authorization": f"Bearer {self._value}"} if self._value else {}


class Settings(msgspec.Struct, frozen=True):
    """A server, a model, and what the person pays (per million tokens, in a currency of theirs; ``None``: not said)."""

    base_url: str
    model: str
    api_key: Key
    timeout: float = TIMEOUT
    price_in: float | None = None
    price_out: float | None = None

    @property
    def host(self) -> str:
        """Where what is sent goes, and whether others may read it on the way."""
        parts = urlsplit(self.base_url)
        return parts.netloc if parts.scheme == "https" or _is_here(parts.hostname) else f"{parts.netloc} (unencrypted)"


class _Table(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``[llm]`` as the file spells it."""

    base_url: str = ""
    model: str = ""
    api_key: str = ""
    timeout: float = TIMEOUT
    price_in: float | None = None
    price_out: float | None = None


class _Wrong(Exception):
    """A setting that cannot be used: its name in the file, and what is wrong with it."""

    def __init__(self, name: str, says: str):
        super().__init__(says)
        self.name, self.says = name, says


def configured() -> Settings | None:
    """The language model to ask, if the person has configured one.

    The environment wins over the file, and an empty ``SUPERDAY_LLM_BASE_URL`` does without for once.  A key of the
    file goes to the address of the file and to no other.

    Raises:
        BadInput: a setting is missing or wrong.
    """
    path = home() / NAME
    text = _text(path)
    said = _environment()
    if not text and not said:
        return None
    table = _table(path, text)
    if "base_url" in said and said["base_url"] != table.base_url:
        table = msgspec.structs.replace(table, api_key="")
    try:
        chosen = msgspec.structs.replace(table, **{name: _number(name, value) for name, value in said.items()})
        return _settings(chosen)
    except _Wrong as wrong:
        if wrong.name in said or not text:
            raise BadInput(f"SUPERDAY_LLM_{wrong.name.upper()} {wrong.says}", way_out=_WAY_OUT) from None
        raise BadInput(
            f"`{wrong.name}` {wrong.says}", path=path, line=_line(text, wrong.name), way_out=_WAY_OUT
        ) from None


def _environment() -> dict[str, str]:
    given = {
        "base_url": os.environ.get("SUPERDAY_LLM_BASE_URL"),
        "model": os.environ.get("SUPERDAY_LLM_MODEL"),
        "api_key": os.environ.get("SUPERDAY_LLM_API_KEY"),
        "timeout": os.environ.get("SUPERDAY_LLM_TIMEOUT"),
        "price_in": os.environ.get("SUPERDAY_LLM_PRICE_IN"),
        "price_out": os.environ.get("SUPERDAY_LLM_PRICE_OUT"),
    }
    return {name: value.strip() for name, value in given.items() if value is not None}


def _number(name: str, value: str) -> Any:
    if name in ("base_url", "model", "api_key"):
        return value
    try:
        return float(value)
    except ValueError:
        raise _Wrong(name, "is not a number") from None


def _settings(table: _Table) -> Settings | None:
    if not table.base_url and not table.model:
        return None
    if not table.base_url:
        if "SUPERDAY_LLM_BASE_URL" in os.environ:
            return None
        raise _Wrong("base_url", "is missing")
    if not table.model:
        raise _Wrong("model", "is missing")
    if not table.model.isprintable():
        raise _Wrong("model", "is not the name of a model")
    _check_address(table.base_url)
    key = table.api_key.strip()
    if not (key.isascii() and key.isprintable()) or " " in key:
        raise _Wrong("api_key", "holds a character that no key has")  # the key itself is not told
    if not 1 <= table.timeout <= LONGEST:
        raise _Wrong("timeout", f"is not between 1 and {LONGEST:.0f} seconds")
    for name in ("price_in", "price_out"):
        price = getattr(table, name)
        if price is not None and not 0 <= price < math.inf:
            raise _Wrong(name, "is not a price per million tokens")
    return Settings(
        table.base_url.rstrip("/"), table.model, Key(key), table.timeout, table.price_in, table.price_out
    )  # fmt: skip


def _is_here(host: str | None) -> bool:
    """Whether a host is this machine."""
    try:
        return host == "localhost" or ip_address(host or "").is_loopback
    except ValueError:
        return False


def _check_address(address: str) -> None:
    try:
        parts = urlsplit(address)
        good = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        good = False
    if not good or not address.isascii() or not address.isprintable() or " " in address:
        raise _Wrong("base_url", "is not an http:// or https:// address")
    if parts.username is not None or parts.query or parts.fragment:
        raise _Wrong("base_url", "holds more than an address and a path; the key has a setting of its own")


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (FileNotFoundError, NotADirectoryError):  # what is wrong with the folder is said by who opens the data
        return ""
    except (OSError, UnicodeDecodeError) as error:
        says = f"cannot be read: {error.strerror}" if isinstance(error, OSError) else "is not UTF-8 text"
        raise BadInput(says, path=path, way_out="mend it, or move it away") from error


def _table(path: Path, text: str) -> _Table:
    try:
        found = tomllib.loads(text).get("llm", {})
        return msgspec.convert(found, _Table)
    except tomllib.TOMLDecodeError as error:
        at = re.search(r"at line (\d+)", str(error))
        raise BadInput("is not TOML", path=path, line=int(at[1]) if at else None, way_out=_WAY_OUT) from None
    except msgspec.ValidationError as error:
        says, field = str(error), re.search(r"\$\.(\w+)`|unknown field `(\w+)`", str(error))
        name = (field[1] or field[2]) if field else "llm"
        told = f"`{name}` is no setting" if "unknown field" in says else f"`{name}` is of the wrong kind"
        raise BadInput(f"{told} of [llm]", path=path, line=_line(text, name), way_out=_WAY_OUT) from None


def _line(text: str, name: str) -> int:
    """Where a setting stands, or the table that lacks it."""
    for pattern in (rf"^\s*{name}\s*=", r"^\s*\[\s*llm\s*\]"):
        if found := re.search(pattern, text, re.MULTILINE):
            return text.count("\n", 0, found.end()) + 1
    return 1
