"""What msgspec says of a field that is missing, unknown or of another kind, in words for who writes the file."""

import re

import msgspec

from superday.career.offers.filed import SEE
from superday.career.offers.model import Bracket, Grant, Offer, Other, Refresher, Relocation, Step

KINDS = {
    "decimal": ("a number", "write it without quotes, such as 160_000"),
    "int": ("a whole number", "write it without quotes and decimals, such as 4"),
    "str": ("text", 'write it in quotes, such as "USD"'),
    "date": ("a day", "write it as 2026-12-31, without quotes and a time of day"),
    "array": ("a list", "write it in brackets, such as [219_000, 157_000]"),
    "object": ("a table", "write its fields below a line with its name in brackets"),
}
PLACES: dict[str, type[msgspec.Struct]] = {
    "": Offer,
    "relocation": Relocation,
    "other": Other,
    "stock": Grant,
    "refreshers": Refresher,
    "forfeited": Grant,
    "schedule": Step,
    "tax": Bracket,
}
TABLES = ("stock", "refreshers", "forfeited", "other", "tax")
WORDS = {
    "every": '"year", "half-year", "quarter" or "month"',
    "signing_paid": '"start" or "monthly"',
    "take": '"paid" or "cash"',
}
_AT_FIELD = re.compile(r"\s*-\s*at `(\$[^`]*)`$")
_UNKNOWN = re.compile(r"unknown field `([^`]+)`")
_MISSING = re.compile(r"missing required field `([^`]+)`")
_EXPECTED = re.compile(r"Expected `([^`]+)`, got `([^`]+)`")


def explained(says: str) -> tuple[str, str, str]:
    """The field (``$.stock[0].value``), what is wrong with it, and the way out."""
    found = _AT_FIELD.search(says)
    field = found[1].replace("[...]", "") if found else "$"
    if unknown := _UNKNOWN.search(says):
        return f"{field}.{unknown[1]}", f"`{unknown[1]}` is not a field of {_place(field)}", _fields(field)
    if missing := _MISSING.search(says):
        return field, f"`{missing[1]}` is missing from {_place(field)}", f"add {missing[1]} = ..."
    name = re.sub(r"\[\d+\]$", "", field).rsplit(".", 1)[-1]
    if expected := _EXPECTED.search(says):
        return field, *_other_kind(name, expected[1].removesuffix(" | null").split(" | "))
    if "decimal" in says:
        return field, f"`{name}` is not a number", KINDS["decimal"][1]
    if name in WORDS:
        return field, f"`{name}` knows no such word", f"write {WORDS[name]}"
    return field, f"{says[0].lower()}{_AT_FIELD.sub('', says)[1:]}", SEE


def _other_kind(name: str, wanted: list[str]) -> tuple[str, str]:
    if name in TABLES:
        return f"`{name}` is not a list of tables", f"write [[{name}]] above its fields, with two brackets"
    kinds = [KINDS[one] for one in wanted if one in KINDS]
    if not kinds:
        return f"`{name}` is not what belongs there", SEE
    way_out = {"vesting": "write [5, 15, 40, 40]", "relocation": 'write [relocation] and below it take = "paid"'}
    return f"`{name}` is not {' or '.join(kind for kind, _ in kinds)}", way_out.get(name, kinds[0][1])


def _fields(field: str) -> str:
    """What stands at this place of a file, by name."""
    name = re.sub(r"\[\d+\]$", "", field).rsplit(".", 1)[-1].removeprefix("$")
    return f"it has {', '.join(one.name for one in msgspec.structs.fields(PLACES[name]))}" if name in PLACES else SEE


def _place(field: str) -> str:
    return field.removeprefix("$").removeprefix(".") or "the offer"
