"""Which share of a grant has vested when."""

from fractions import Fraction
from itertools import accumulate

from superday.career.offers.model import MONTHS, Grant


def reached(grant: Grant) -> list[tuple[int, Fraction]]:
    """``(months since the grant, share of it vested by then)``, rising to 1."""
    return _after_cliff(_steps(grant), grant.cliff)


def _steps(grant: Grant) -> list[tuple[int, Fraction]]:
    if grant.schedule is not None:
        shares = accumulate(Fraction(step.percent) / 100 for step in grant.schedule)
        return [(step.month, share) for step, share in zip(grant.schedule, shares, strict=True)]
    percents = grant.vesting or []
    shares_of = [Fraction(one) / 100 for one in percents] or [Fraction(1, grant.years or 1)] * (grant.years or 1)
    steps, before = [], Fraction(0)
    for year, share in enumerate(shares_of):
        every = MONTHS[grant.every if isinstance(grant.every, str) else grant.every[year]]
        steps += [(12 * year + month, before + share * month / 12) for month in range(every, 13, every)]
        before += share
    return steps


def _after_cliff(steps: list[tuple[int, Fraction]], cliff: int) -> list[tuple[int, Fraction]]:
    """What would vest before the cliff vests with it."""
    early = [share for month, share in steps if month < cliff]
    late = [(month, share) for month, share in steps if month >= cliff]
    if early and (not late or late[0][0] > cliff):
        late.insert(0, (cliff, early[-1]))
    return late
