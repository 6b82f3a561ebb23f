"""One currency for a comparison, by rates that the person gives: superday knows none."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from superday.career.offers.filed import Filed
from superday.errors import BadInput


def conversion(filed: Sequence[Filed], wanted: str | None, rates: Mapping[str, Decimal]) -> tuple[str, list[Decimal]]:
    """The currency (the first offer's where none is wanted), and what one unit of each offer's is in it."""
    currency = wanted or filed[0].offer.currency
    if rates.get(currency, 1) != 1:
        says = f"the comparison is in {currency}, so 1 {currency} cannot be {rates[currency]} of it"
        raise BadInput(says, way_out=f"give what 1 of another currency is in {currency}, or choose another for all")
    found = []
    for one in filed:
        own = one.offer.currency
        if own != currency and own not in rates:
            says = f"this offer is in {own} and the comparison in {currency}"
            raise one.source.mistake("$.currency", says, f"give the rate, what 1 {own} is in {currency}, as {own}=1.25")
        found.append(Decimal(1) if own == currency else rates[own])
    return currency, found


def one_currency(filed: Sequence[Filed]) -> None:
    """Refuse a tax table from outside for offers in several currencies: its amounts are in one."""
    for one in filed[1:]:
        if one.offer.currency != filed[0].offer.currency:
            says = f"this offer is in {one.offer.currency}, another without a tax table in {filed[0].offer.currency}"
            raise one.source.mistake("$.currency", says, "a table is in one currency: write [[tax]] into each file")
