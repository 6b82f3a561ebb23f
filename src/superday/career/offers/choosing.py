"""What a person types to choose rates, years and currencies, on the command line or in a form."""

import re
from collections.abc import Iterable
from decimal import Decimal, InvalidOperation
from pathlib import Path

from superday.career.offers.checking import CURRENCY, check_brackets
from superday.career.offers.filed import Source
from superday.career.offers.model import Bracket
from superday.errors import BadInput

_BRACKET = re.compile(r"(\d[\d,_]{0,15}(?:\.\d{1,2})?)=(\d{1,3}(?:\.\d{1,4})?)%?")
_NUMBER = re.compile(r"([-+\u2212]?\d{1,12}(?:\.\d{1,9})?)\s*%?")


def percent_of(text: str, least: int, most: int, what: str) -> Decimal:
    """``7``, ``7%`` or ``7.5 %`` as a fraction; raises :class:`BadInput` outside of the percents allowed."""
    found = _NUMBER.fullmatch(text.strip())
    number = Decimal(found[1].replace("\u2212", "-")) if found else None
    if number is None or not least <= number <= most:
        raise BadInput(f"`{text[:40]}` cannot be {what}", way_out=f"percent a year from {least} to {most}, such as 7%")
    return number / 100


def whole(text: str, least: int, most: int, what: str) -> int:
    """A whole number in a range."""
    if not re.fullmatch(r"\d{1,3}", text.strip()) or not least <= int(text) <= most:
        raise BadInput(f"`{text[:40]}` cannot be {what}", way_out=f"a whole number from {least} to {most}")
    return int(text)


def currency(text: str) -> str:
    """A currency's code."""
    if not CURRENCY.fullmatch(text.strip()):
        raise BadInput(f"`{text[:40]}` is not a currency's code", way_out="three capital letters, such as USD")
    return text.strip()


def rates_of(texts: Iterable[str]) -> dict[str, Decimal]:
    """Each ``EUR=1.08`` under its currency; one currency has one rate."""
    found: dict[str, Decimal] = {}
    for text in texts:
        code, rate = _rate_of(text)
        if found.setdefault(code, rate) != rate:
            raise BadInput(f"two rates for {code}: {found[code]} and {rate}", way_out="give one")
    return found


def brackets_of(text: str) -> list[Bracket]:
    """``0=10 50000=35`` as a table of marginal rates: percent of what is above each amount; empty for no table."""
    found = [_bracket_of(part) for part in text.split()]
    check_brackets(Source(Path("tax"), text), found)
    return found


def _bracket_of(text: str) -> Bracket:
    found = _BRACKET.fullmatch(text)
    if found is None:
        raise BadInput(
            f"`{text[:40]}` is no bracket of a tax", way_out="what it begins above = percent, as 0=10 50000=35"
        )
    return Bracket(Decimal(found[1].replace("_", "").replace(",", "")), Decimal(found[2]))


def _rate_of(text: str) -> tuple[str, Decimal]:
    """``EUR=1.08`` as the currency and what one unit of it is worth."""
    code, _, number = text.partition("=")
    try:
        rate = Decimal(number.strip())
        possible = rate.is_finite() and 0 < rate <= 10**6 and int(rate.as_tuple().exponent) >= -9
    except InvalidOperation:
        possible = False
    if not possible or not CURRENCY.fullmatch(code.strip()):
        raise BadInput(f"`{text[:40]}` is no rate", way_out="write what 1 of it is worth, as EUR=1.08")
    return code.strip(), rate
