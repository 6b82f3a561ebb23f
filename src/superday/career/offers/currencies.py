"""One currency for a comparison, by rates that the person gives: superday knows none."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from superday.career.offers.filed import Filed


def conversion(filed: Sequence[Filed], wanted: str | None, rates: Mapping[str, Decimal]) -> tuple[str, list[Decimal]]:
    """The currency (the first offer's where none is wanted), and what one unit of each offer's is in it."""
    currency = wanted or filed[0].offer.currency
    found = []
    for one in filed:
        own = one.offer.currency
        if own != currency and own not in rates:
            says = f"this offer is in {own} and the comparison in {currency}"
            raise one.source.mistake("$.currency", says, f"give the rate, what 1 {own} is in {currency}, as {own}=1.25")
        found.append(Decimal(1) if own == currency else rates[own])
    return currency, found
