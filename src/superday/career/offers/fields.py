"""The usual fields of an offer as a form has them, and their way back into the text: nothing else in it is touched."""

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from decimal import Decimal

import tomlkit
from tomlkit.items import Item

from superday.career.offers.model import Grant, Offer
from superday.errors import BadInput

FIELDS = ("name", "currency", "base", "signing", "bonus_percent", "start", "deadline", "time_zone")
GRANT_FIELDS = ("value", "count", "vesting", "every", "cliff")
ALL = (*FIELDS, "share_price", *(f"stock_{name}" for name in GRANT_FIELDS), "relocation")
AS_IN_TEXT = "as in the text"
_NUMBER = re.compile(r"0*([0-9]{1,13}(\.[0-9]{1,6})?)")
_THOUSANDS = re.compile(r"(?<=\d)[,_ ](?=\d{3}(?!\d))")  # in "12,5" the comma is none: refused, not read as 125


def fields(offer: Offer | None) -> dict[str, str]:
    """Every field as it stands in the form; empty where the offer does not say it."""
    if offer is None:
        return dict.fromkeys(ALL, "")
    found = {name: _said(getattr(offer, name)) for name in (*FIELDS, "share_price")}
    grant = offer.stock[0] if offer.stock else None
    found |= {f"stock_{name}": _of_grant(grant, name) if grant else "" for name in GRANT_FIELDS}
    cash = offer.relocation and offer.relocation.take == "cash"
    return {**found, "relocation": _said(offer.relocation.cash) if cash and offer.relocation else ""}


def with_fields(text: str, before: Mapping[str, str], after: Mapping[str, str]) -> str:
    """The text with those fields written into it that were changed in the form; raises :class:`BadInput`."""
    document = tomlkit.parse(text)
    for name in ALL:
        typed = after.get(name, "").strip()
        if typed == before.get(name, ""):
            continue
        if name.startswith("stock_"):
            _set_grant(document, name.removeprefix("stock_"), typed)
        elif name == "relocation":
            _set_relocation(document, typed)
        else:
            _set(document, name, typed)
    return tomlkit.dumps(document)


def _said(value: object) -> str:
    match value:
        case list():
            return ", ".join(_said(one) for one in value)
        case datetime():
            return value.isoformat(" ").removesuffix(":00") if value.tzinfo is None else value.isoformat(" ")
        case date():
            return value.isoformat()
        case Decimal():
            return f"{value:f}" if value else ""
    return "" if value is None else str(value)


def _of_grant(grant: Grant, name: str) -> str:
    if name == "vesting":
        if grant.years is not None:
            return f"{grant.years} years"
        return AS_IN_TEXT if grant.vesting is None else "/".join(f"{one:f}" for one in grant.vesting)
    if name == "every" and isinstance(grant.every, list):
        return AS_IN_TEXT
    return "" if name == "cliff" and not grant.cliff else _said(getattr(grant, name))


def _set_grant(document: tomlkit.TOMLDocument, name: str, typed: str) -> None:
    if "stock" not in document:
        if not typed or (name == "every"):
            return
        document["stock"] = tomlkit.aot()
    grants = document["stock"]
    if not len(grants):
        grants.append(tomlkit.table())
    grant = grants[0]
    if name == "vesting" and typed != AS_IN_TEXT:
        for way in ("vesting", "years", "schedule"):
            grant.pop(way, None)
        if found := re.fullmatch(r"(\d{1,2}) years?", typed):
            grant["years"] = int(found[1])
            return
    if typed != AS_IN_TEXT:
        _set(grant, name, typed)


def _set_relocation(document: tomlkit.TOMLDocument, typed: str) -> None:
    if not typed:
        document.pop("relocation", None)
        return
    document["relocation"] = {"take": "cash", "cash": _number("relocation", typed)}


def _set(table: tomlkit.TOMLDocument, name: str, typed: str) -> None:
    if not typed:
        table.pop(name, None)
        return
    table[name] = _READ.get(name, _number)(name, typed)


def _text(name: str, typed: str) -> Item:
    return tomlkit.item(typed.upper() if name == "currency" else typed)


def _number(name: str, typed: str) -> Item:
    plain = _THOUSANDS.sub("", typed.removesuffix("%").strip())
    if (found := _NUMBER.fullmatch(plain)) is None:
        raise BadInput(
            f"`{typed[:40]}` is no number for {name.replace('_', ' ')}", way_out="digits, such as 160000 or 12.5"
        )
    return tomlkit.value(found[1])  # TOML has no zeros in front


def _list(name: str, typed: str) -> Item:
    """Numbers with a slash, a semicolon or a comma and a space between them."""
    parts = [part for part in re.split(r"[/;]|,\s+|,(?!\d{3}(?!\d))", typed) if part.strip()]
    found = tomlkit.array()
    found.extend(_number(name, part.strip()) for part in parts)
    return found


def _day(name: str, typed: str) -> Item:
    try:
        return tomlkit.item(date.fromisoformat(typed))
    except ValueError as error:
        raise BadInput(f"`{typed[:40]}` is no date", way_out="write it as 2027-07-01") from error


def _moment(name: str, typed: str) -> Item:
    try:
        return _day(name, typed) if len(typed) <= 10 else tomlkit.item(datetime.fromisoformat(typed))
    except ValueError as error:
        way_out = "write it as 2026-12-31 17:00, with a time zone below"
        raise BadInput(f"`{typed[:40]}` is no date and time", way_out=way_out) from error


_READ: dict[str, Callable[[str, str], Item]] = {
    "name": _text,
    "currency": _text,
    "time_zone": _text,
    "every": _text,
    "signing": _list,
    "vesting": _list,
    "start": _day,
    "deadline": _moment,
}
