"""Cents, said once: rounding, half a cent to the even one; how money is shown; pieces that add up to the whole."""

from collections.abc import Iterable
from decimal import ROUND_CEILING, ROUND_HALF_EVEN, Context, Decimal
from fractions import Fraction

CENT = Decimal("0.01")
WIDE = Context(prec=80)  # digits: products of an amount, a growth factor and two rates stay exact


def cents(amount: Decimal) -> Decimal:
    """``amount`` to the cent."""
    return amount.quantize(CENT, ROUND_HALF_EVEN, WIDE)


def money(amount: Decimal) -> str:
    """As people are shown it, in whole units, half of one to the even: ``400,200``.  Programs read the cents."""
    return f"{amount:z,.0f}"


def money_up(amount: Decimal) -> str:
    """The same, rounded up: what is asked for has to suffice."""
    return money(amount.to_integral_value(ROUND_CEILING))


def times(amount: Decimal, *factors: Decimal) -> Decimal:
    """The product, rounded once to the cent."""
    for factor in factors:
        amount = WIDE.multiply(amount, factor)
    return cents(amount)


def pieces(total: Decimal, shares: Iterable[Fraction]) -> list[Decimal]:
    """``total`` (whole cents) in pieces, given the share of it that is reached with each piece.

    What is reached is rounded, not the piece: a piece is what is reached with it less what was reached before it.  So
    pieces differ from their true size by less than a cent, and add up to the total exactly once the share is 1.
    """
    whole, before, found = Fraction(total) * 100, 0, []
    for share in shares:
        reached = round(whole * share)  # of a fraction: half to even
        found.append(Decimal(reached - before).scaleb(-2))
        before = reached
    return found
