"""When one offer overtakes another: the growth of the share, before and after tax."""

from decimal import Decimal
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from superday.career.offers.telling import overtaking
from tests.career.offered import FOUR, PLAIN, side_by_side


def test_break_even_is_the_growth_at_which_the_totals_meet() -> None:
    steady, risky = (
        PLAIN.replace("100000", "180000"),
        PLAIN.replace("Plain", "Risky") + FOUR.replace("400000", "300000"),
    )
    found = side_by_side(steady, risky)
    pair = found.break_even[0]
    assert (pair.ahead, pair.behind) == ("Plain", "Risky")
    for after in pair.thresholds:
        assert after.growth is not None
        growth = (Decimal(str(after.growth)),)
        one, other = side_by_side(steady, risky, growths=growth, horizon=after.year).offers
        assert abs(one.total - other.total) <= Decimal("0.03")
    assert [round(one, 9) for one in pair.together] == [pair.thresholds[-1].growth]


def test_an_offer_that_never_overtakes_is_told_once() -> None:
    said = overtaking(side_by_side(PLAIN + FOUR, PLAIN.replace("100000", "50000")).break_even[0])
    assert said[1].startswith("By the end of none of the 4 years Plain (2) has overtaken it at any growth")
    assert len(said) == 3


def test_of_offers_that_come_to_the_same_none_is_said_to_be_ahead() -> None:
    pair = side_by_side(PLAIN + FOUR, PLAIN + FOUR, discount=Decimal("0.05")).break_even[0]
    assert pair.level and pair.alike and not pair.together
    said = " ".join(overtaking(pair))
    assert "is ahead" not in said and "come to the same at any growth" in said
    meeting = side_by_side(PLAIN.replace("100000", "200000"), PLAIN + FOUR).break_even[0]
    assert meeting.level and not meeting.alike and meeting.together == [0]


@settings(max_examples=40)
@given(st.integers(0, 300_000), st.integers(0, 300_000), st.integers(1, 900_000), st.sampled_from([0, 3, 10]))
def test_beyond_break_even_the_other_offer_is_ahead_and_below_it_is_not(
    base: int, signing: int, stock: int, discount: int
) -> None:
    one = f'name = "A"\ncurrency = "USD"\nbase = {base}\nsigning = [{signing}]\n'
    other = f'name = "B"\ncurrency = "USD"\nbase = 50000\n[[stock]]\nvalue = {stock}\nyears = 4\nevery = "quarter"\n'
    rate = Decimal(discount) / 100
    pair = side_by_side(one, other, discount=rate).break_even[0]
    if pair.behind == "A":
        return  # whose total does not move
    for after in pair.thresholds:
        middle = after.growth if after.growth is not None else {"always": -0.99, "never": 8.9}[after.how]
        for growth, ahead in ((middle - 1e-4, after.how == "always"), (middle + 1e-4, after.how != "never")):
            if growth > -0.999:
                chosen = {"growths": (Decimal(str(growth)),), "horizon": after.year, "discount": rate}
                a, b = (each.present_value for each in side_by_side(one, other, **chosen).offers)
                assert (b > a) == ahead or abs(a - b) < 1


GROWTHS = np.concatenate([np.linspace(-0.99, 1, 1991), np.linspace(1.01, 8.99, 799)])
TABLES = st.lists(
    st.tuples(st.integers(1, 300), st.sampled_from([0, 35, 60, 97, 100])),
    max_size=3,
    unique_by=lambda one: one[0],
).map(lambda rows: [(0, 10), *sorted((1000 * above, rate) for above, rate in rows)])


def net_at(text: str, table: list[tuple[int, int]], growths: np.ndarray, discount: float) -> np.ndarray:
    """What an offer comes to by the end of each year (rows) at each growth (columns); its tax is paid at that end."""
    paid = side_by_side(text).offers[0].paid
    years = []
    for year in range(1, 5):
        amounts = [(one.month, float(one.amount) * (1 + growths) ** (one.age / 12)) for one in paid if one.year == year]
        total = sum((amount for _, amount in amounts), np.zeros_like(growths))
        tops = [*(above for above, _ in table[1:]), np.inf]
        rows = zip(table, tops, strict=True)
        tax = sum(np.clip(total - above, 0, top - above) * rate / 100 for (above, rate), top in rows)
        kept = sum((amount / (1 + discount) ** (month / 12) for month, amount in amounts), np.zeros_like(growths))
        years.append(kept - tax / (1 + discount) ** year)
    return np.cumsum(years, axis=0)


def told(ranges: list[tuple[float | None, float | None]], growths: np.ndarray) -> np.ndarray:
    inside = np.zeros(growths.shape, bool)
    for low, high in ranges:
        inside |= (growths >= (-1 if low is None else low)) & (growths <= (10 if high is None else high))
    return inside


@settings(max_examples=25)
@given(
    TABLES,
    st.none() | TABLES,
    st.integers(60, 300),
    st.integers(1, 900),
    st.sampled_from(["year", "quarter"]),
    st.sampled_from([0, 5, -10, -50]),
    st.sampled_from([0.0, 0.2]),
)
def test_break_even_after_any_table_of_tax_is_what_a_scan_of_growths_finds(
    mine: list[tuple[int, int]],
    own: list[tuple[int, int]] | None,
    base: int,
    stock: int,
    every: str,
    discount: int,
    growth: float,
) -> None:
    grant = 'currency = "USD"\nbase = {}000\n[[stock]]\nvalue = {}000\nyears = {}\nevery = "{}"\n'
    texts = {
        "A": 'name = "A"\n' + grant.format(base, 200, 4, "year"),
        "B": 'name = "B"\n' + grant.format(50 if own else base, stock if own else 200, 2 if own else 4, every),
    }
    tables = {"A": mine, "B": own or [*mine, (301_000, 100)]}
    net = {name: net_at(text, tables[name], GROWTHS, discount / 100) for name, text in texts.items()}
    filed = [
        text + "".join(f"[[tax]]\nabove = {above}\npercent = {rate}\n" for above, rate in tables[name])
        for name, text in texts.items()
    ]
    chosen = {"discount": Decimal(discount) / 100, "growths": (Decimal(str(growth)),)}
    (pair,) = side_by_side(*filed, **chosen).break_even_net

    at_choice = net_at(texts[pair.ahead], tables[pair.ahead], np.array([growth]), discount / 100)
    for row, after in enumerate(pair.thresholds):
        ranges = {"always": [(None, None)], "above": [(after.growth, None)]}.get(after.how, after.within)
        more = net[pair.behind][row] - at_choice[row]
        clear = abs(more) > 0.5
        assert (told(ranges, GROWTHS) == (more > 0))[clear].all(), (after, GROWTHS[clear])

    lead = net[pair.ahead][-1] - net[pair.behind][-1]
    level = told(pair.throughout, GROWTHS)
    assert (abs(lead[level]) < 0.5).all()
    clear = np.flatnonzero(abs(lead) > 0.5)
    ties = [*pair.together, *(one for ends in pair.throughout for one in ends if one is not None)]
    for left, right in pairwise(clear):
        between = [tie for tie in ties if GROWTHS[left] < tie < GROWTHS[right]]
        if lead[left] * lead[right] < 0:
            assert between
        elif right == left + 1:
            assert len(between) % 2 == 0
    flat = abs(lead) < 1e-6
    assert level[1:-1][flat[:-2] & flat[1:-1] & flat[2:]].all()
    assert pair.alike == (pair.throughout == [(None, None)])


def test_what_tax_takes_whole_is_told_as_a_stretch_and_what_falls_again_as_between() -> None:
    capped = "[[tax]]\nabove = 0\npercent = 30\n[[tax]]\nabove = 150000\npercent = 100\n"
    less = PLAIN.replace("Plain", "Less").replace("100000", "120000") + FOUR.replace("400000", "300000")
    pair = side_by_side(PLAIN + FOUR + capped, less + capped).break_even_net[0]
    assert pair.level and not pair.alike and not pair.together
    ((low, high),) = pair.throughout  # from where the last year, 100000 + 100000 (1 + g)^4, is at 150000
    assert (low, high) == (pytest.approx(0.5**0.25 - 1), None)
    assert overtaking(pair)[-1] == "If both shares grow alike, they come to the same from -15.9 % up a year."

    # With this discount a unit of stock in month 6 counts for 2^0.5 and one of tax, paid in month 12, for 2.
    grant = "[[stock]]\nvalue = 200000\nschedule = [{month = 6, percent = 100}]\n"
    early = PLAIN.replace("Plain", "Early") + grant + capped.replace("30", "0").replace("150000", "350000")
    steady = PLAIN.replace("100000", "300000") + "[[tax]]\nabove = 0\npercent = 0\n"
    (pair,) = side_by_side(steady, early, discount=Decimal("-0.5"), horizon=1).break_even_net
    more = 200_000 * sum(2 ** (month / 12) for month in range(1, 13)) / 12
    ends = (more / 200_000 / 2**0.5) ** 2 - 1, ((500_000 - more) / 200_000 / (2 - 2**0.5)) ** 2 - 1
    assert [(one.how, one.growth) for one in pair.thresholds] == [("within", None)]
    assert pair.thresholds[0].within == [pytest.approx(ends, abs=1e-7)]
    assert (
        "Early has overtaken it if the growth of its own share is between 10.2 % and 200.4 % a year."
        in overtaking(pair)[1]
    )


def test_break_even_after_tax_is_told_of_offers_that_have_a_table_both() -> None:
    half = "[[tax]]\nabove = 0\npercent = 50\n"
    steady, risky = PLAIN.replace("100000", "250000"), PLAIN.replace("Plain", "Risky") + FOUR
    assert side_by_side(steady + half, risky).break_even_net == []
    found = side_by_side(steady + half, risky + half)
    before = [one.growth or 0 for one in found.break_even[0].thresholds]
    assert [one.growth for one in found.break_even_net[0].thresholds] == pytest.approx(before)
    steeper = side_by_side(steady + half, f"{risky}{half}[[tax]]\nabove = 190000\npercent = 60\n").break_even_net[0]
    assert all((one.growth or 0) > growth for one, growth in zip(steeper.thresholds, before, strict=True))


def test_shares_that_grow_alike_may_tie_more_than_once() -> None:
    early = f"{PLAIN}signing = [5000]\n[[stock]]\nvalue = 100000\nschedule = [{{month = 24, percent = 100}}]\n"
    late = (
        PLAIN.replace("Plain", "Late") + "[[stock]]\nvalue = 100000\n"
        "schedule = [{month = 12, percent = 50}, {month = 36, percent = 50}]\n"
    )
    # 5000 + 100000 x^2 = 50000 x + 50000 x^3, for x = 1 + growth
    pair = side_by_side(early, late).break_even[0]
    assert len(pair.together) == 3
    for growth in pair.together:
        one, other = side_by_side(early, late, growths=(Decimal(str(growth)),)).offers
        assert abs(one.total - other.total) <= Decimal("0.03")
