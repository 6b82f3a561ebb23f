"""What an offer is worth: the rules of docs/offers.md, one by one."""

from datetime import datetime
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import lognorm

from superday.career.offers import read_offer
from superday.career.offers.cents import pieces
from superday.career.offers.deadlines import hours_left, in_words, moment
from superday.career.offers.fields import fields, with_fields
from superday.career.offers.prices import QUANTILES, Price, at_quantile
from superday.career.offers.telling import document
from superday.errors import BadInput
from tests.career.offered import FOUR, PLAIN, side_by_side, totals

ROOT = Path(__file__).parents[2]


# What is paid when.


def test_the_offer_of_the_first_account_comes_to_what_it_stated() -> None:
    text = (ROOT / "examples/offers/as-l6-2020.toml").read_text()
    assert totals(text) == [400_200, 380_600, 329_600, 329_600]
    in_cash = text.replace('take = "paid" ', 'take = "cash" ')
    assert totals(in_cash) == [413_200, 380_600, 329_600, 329_600]


@given(st.integers(0, 10**13), st.lists(st.integers(1, 1000), min_size=1, max_size=60))
def test_pieces_add_up_to_the_whole_and_none_is_a_cent_off(cents: int, weights: list[int]) -> None:
    whole, total, reached = Decimal(cents).scaleb(-2), sum(weights), 0
    shares = [Fraction(reached := reached + one, total) for one in weights]
    found = pieces(whole, shares)
    assert sum(found) == whole
    true = [Fraction(whole) * one / total for one in weights]
    assert all(abs(Fraction(piece) - exact) < Fraction(1, 100) for piece, exact in zip(found, true, strict=True))


def test_what_would_vest_before_a_cliff_vests_with_it() -> None:
    quarterly = 'years = 4\nevery = "quarter"\n'
    grant = f"{PLAIN}[[stock]]\nvalue = 160000\n{quarterly}"
    assert totals(grant, horizon=4) == totals(f"{grant}cliff = 12\n", horizon=4) == [140_000] * 4
    start = "start = 2027-03-01\n"
    in_calendar = [
        side_by_side(start + text, calendar=True).offers[0].years for text in (grant, f"{grant}cliff = 12\n")
    ]
    assert [one.stock for one in in_calendar[0]] == [30_000, 40_000, 40_000, 40_000, 10_000]
    assert [one.stock for one in in_calendar[1]] == [0, 70_000, 40_000, 40_000, 10_000]


def test_a_refresher_vests_from_the_year_after_which_it_is_granted() -> None:
    again = f"{PLAIN}[[refreshers]]\nvalue = 40000\nyears = 4\nafter_years = [1, 2]\n"
    found = side_by_side(again).offers[0]
    assert [one.stock for one in found.years] == [0, 10_000, 20_000, 20_000]
    assert found.unvested == 30_000


def test_shares_grow_from_the_start_and_a_refresher_by_value_from_its_grant() -> None:
    by_count = f"{PLAIN}share_price = 200\n[[stock]]\ncount = 1000\nyears = 2\n"
    by_value = f"{PLAIN}[[refreshers]]\nvalue = 100000\nyears = 2\nafter_years = [1]\n"
    stock = [[one.stock for one in side_by_side(text, growths=(Decimal("0.1"),), horizon=3).offers[0].years]
             for text in (by_count, by_value)]  # fmt: skip
    assert stock == [[110_000, 121_000, 0], [0, 55_000, 60_500]]


def test_stock_in_another_currency_is_converted_at_the_rate_that_is_given() -> None:
    stock = '[rates]\nUSD = 1.37\n[[stock]]\nvalue = 100\ncurrency = "USD"\nyears = 1\n'
    text = f'name = "Canada"\ncurrency = "CAD"\nbase = 1\n{stock}'
    assert totals(text, horizon=1) == [138]


# Calendar years.


def test_a_start_in_the_middle_of_a_year_splits_the_base_at_its_end() -> None:
    assert totals(f"start = 2026-07-01\n{PLAIN}", horizon=1, calendar=True) == [50_000, 50_000]
    mid_month = totals(f"start = 2026-12-15\n{PLAIN}", horizon=1, calendar=True)
    assert mid_month == [Decimal("4569.89"), Decimal("95430.11")]  # 17 of the 31 days of the first 8,333.33


@given(st.dates(datetime(2020, 1, 1).date(), datetime(2030, 12, 31).date()), st.integers(1, 10))
def test_calendar_years_come_to_the_same_in_all(start: object, horizon: int) -> None:
    text = f'start = {start}\n{PLAIN}signing = [10000.01, 5000]\nsigning_paid = "monthly"\nbonus_percent = 12.5\n{FOUR}'
    by_offer, by_calendar = (side_by_side(text, horizon=horizon, calendar=each).offers[0] for each in (False, True))
    assert by_offer.total == by_calendar.total
    assert by_offer.present_value == by_calendar.present_value


def test_from_the_first_of_january_calendar_years_are_the_years_of_the_offer() -> None:
    text = f"start = 2027-01-01\nsigning = [9000, 5000]\n{PLAIN}bonus = 7000\n{FOUR}"
    assert totals(text, calendar=True) == totals(text)


def test_scenarios_come_to_what_the_years_come_to_where_calendar_years_are_converted() -> None:
    text = f"start = 2027-05-17\nraise_percent = 3.3\n{PLAIN.replace('100000', '123456.78')}{FOUR}"
    chosen = {"currency": "EUR", "rates": {"USD": Decimal("0.7313")}, "calendar": True}
    found = side_by_side(text, text, **chosen)
    assert dict(found.scenarios)[Decimal(0)] == [one.total for one in found.offers]


def test_the_largest_amounts_keep_their_cents() -> None:
    most = f"{PLAIN.replace('100000', '999999999999.99')}raise_percent = 100\n"
    text = f"{most}[[stock]]\nvalue = 999_999_999_999.99\nyears = 10\nevery = 'month'\n"
    chosen = {"horizon": 10, "discount": Decimal("-0.5"), "growths": (Decimal(9),), "volatility": Decimal(3)}
    found = side_by_side(text, text, currency="EUR", rates={"USD": Decimal(10) ** 6}, **chosen)
    base = sum(Decimal("999999999999.99") * 2**year for year in range(10)) * 10**6
    assert sum(one.base for one in found.offers[0].years) == base
    assert document(found)["offers"]


# Prices, discount, tax.


@given(st.floats(-0.5, 1.0), st.floats(0.01, 1.5), st.sampled_from(QUANTILES), st.integers(1, 120))
def test_quantiles_are_those_of_the_lognormal_distribution(
    growth: float, volatility: float, quantile: Decimal, months: int
) -> None:
    time = months / 12
    spread = volatility * time**0.5
    law = lognorm(s=spread, scale=(1 + growth) ** time / 2.718281828459045 ** (spread**2 / 2))
    price = at_quantile(Decimal(str(growth)), Decimal(str(volatility)), quantile)
    assert float(price.factor(months)) == pytest.approx(law.ppf(float(quantile)), rel=1e-9)
    assert float(Price(Decimal(str(growth))).factor(months)) == pytest.approx(law.mean(), rel=1e-9)


def test_the_mean_of_a_fan_is_that_of_its_growth_and_lies_above_the_median() -> None:
    chosen = {"growths": (Decimal("0.07"),), "volatility": Decimal("0.4")}
    found = side_by_side(PLAIN + FOUR, **chosen)
    bands = found.fans[0].bands
    assert [band.mean for band in bands] == [*(one.total for one in found.offers[0].years), found.offers[0].total]
    assert all(band.totals == sorted(band.totals) and band.totals[2] < band.mean for band in bands)


def test_an_offer_without_stock_has_no_fan() -> None:
    assert [one.name for one in side_by_side(PLAIN, f"{PLAIN}{FOUR}", volatility=Decimal("0.4")).fans] == ["Plain (2)"]


def test_quantiles_of_a_sum_are_those_of_simulated_prices() -> None:
    """Quarterly stock from the start, and a refresher by value whose price moves from its grant on."""
    grants = "[[stock]]\nvalue = 400000\nyears = 4\nevery = 'quarter'\n[[refreshers]]\nvalue = 200000\nyears = 2\n"
    text = 'name = "x"\ncurrency = "USD"\nbase = 0\n' + grants + "after_years = [2]\n"
    bands = side_by_side(text, growths=(Decimal("0.07"),), volatility=Decimal("0.35")).fans[0].bands
    steps = np.random.default_rng(1).standard_normal((200_000, 16)) * 0.35 * 0.5
    price = np.exp(np.cumsum(steps, axis=1) + np.arange(1, 17) / 4 * (np.log(1.07) - 0.35**2 / 2))
    vests = 25_000 * price
    vests[:, [11, 15]] += 100_000 * price[:, [11, 15]] / price[:, [7]]
    levels = [float(one) for one in QUANTILES]
    for band, columns in zip(bands, [*(slice(4 * year, 4 * year + 4) for year in range(4)), slice(16)], strict=True):
        simulated = np.quantile(vests[:, columns].sum(axis=1), levels)
        assert [float(one) for one in band.totals] == pytest.approx(simulated, rel=0.012)


def test_a_present_value_discounts_by_the_month() -> None:
    text = 'name = "x"\ncurrency = "USD"\nbase = 0\nsigning = [1000, 1050]\n[[stock]]\nvalue = 1102.50\nyears = 1\n'
    assert side_by_side(text, discount=Decimal("0.05"), horizon=2).offers[0].present_value == 1000 + 1000 + 1050


def test_tax_takes_each_rate_of_what_lies_in_its_bracket() -> None:
    rates = (("0", "0"), ("10000", "20"), ("60000", "45.5"))
    table = "".join(f"[[tax]]\nabove = {above}\npercent = {percent}\n" for above, percent in rates)
    found = side_by_side(PLAIN + table, horizon=1).offers[0]
    assert found.tax == 10_000 + 18_200
    assert found.years[0].net == 71_800
    assert side_by_side(PLAIN).offers[0].tax is None


# Several offers.


def test_what_is_asked_for_makes_up_for_the_gap_and_no_more() -> None:
    low = f"{PLAIN}raise_percent = 3\nbonus_percent = 10\nsigning = [0]\n{FOUR}"
    high = PLAIN.replace("Plain", "High").replace("100000", "150000") + FOUR
    chosen = {"growths": (Decimal("0.07"),), "discount": Decimal("0.03")}
    found = side_by_side(low, high, **chosen)
    ask = found.asks[0].asks[1]
    assert ask.why == "as much as High"
    wanted = found.offers[1].present_value
    for more in (
        low.replace("base = 100000", f"base = {100_000 + ask.base}"),
        low.replace("signing = [0]", f"signing = [{ask.signing}]"),
        low.replace("value = 400000", f"value = {400_000 + (ask.stock or 0)}"),
    ):
        reached = side_by_side(more, high, **chosen).offers[0].present_value
        assert wanted - Decimal("0.02") <= reached <= wanted + Decimal("0.10")


def test_ten_thousand_more_base_flat_is_forty_thousand_signing_or_stock() -> None:
    ask = side_by_side(PLAIN + FOUR).asks[0].asks[0]
    assert (ask.base, ask.signing, ask.stock, ask.worth) == (10_000, 40_000, 40_000, 40_000)
    assert side_by_side(PLAIN).asks[0].asks[0].stock is None


def test_relocation_in_cash_where_it_is_paid_is_something_to_ask_for() -> None:
    text = (ROOT / "examples/offers/as-l6-2020.toml").read_text()
    (ask,) = [one for one in side_by_side(text).asks[0].asks if "relocation" in one.why]
    assert (ask.why, ask.worth, ask.signing) == ("relocation in cash (13,000) instead of paid", 13_000, 13_000)
    in_cash = side_by_side(text.replace('take = "paid" ', 'take = "cash" ')).asks[0].asks
    assert not [one for one in in_cash if "relocation" in one.why]


def test_signing_money_makes_up_for_what_is_left_behind() -> None:
    left = "[[forfeited]]\nvalue = 80000\nschedule = [{month = 12, percent = 50}, {month = 24, percent = 50}]\n"
    ask = side_by_side(PLAIN + left, discount=Decimal("0.05")).asks[0].asks[1]
    assert ask.signing == ask.worth == Decimal("74376.42")  # 40,000 / 1.05 + 40,000 / 1.05^2


def test_offers_in_other_currencies_need_a_rate() -> None:
    euros = PLAIN.replace("USD", "EUR").replace("Plain", "Euros")
    with pytest.raises(BadInput, match=r"1\.toml:2: .*EUR.*rate, what 1 EUR is in USD"):
        side_by_side(PLAIN, euros)
    found = side_by_side(PLAIN, euros, rates={"EUR": Decimal("1.1")})
    assert [one.total for one in found.offers] == [400_000, 440_000]
    assert found.asks[1].currency == "EUR"


def test_offers_of_the_same_name_are_told_apart() -> None:
    assert [one.name for one in side_by_side(PLAIN, PLAIN).offers] == ["Plain (1)", "Plain (2)"]


# Deadlines.


@pytest.mark.parametrize(
    ("said", "utc"),
    [
        ("deadline = 2026-11-27T17:00:00-08:00", "2026-11-28T01:00"),
        ('deadline = 2026-11-27T17:00:00\ntime_zone = "America/Los_Angeles"', "2026-11-28T01:00"),
        ('deadline = 2026-07-27T17:00:00\ntime_zone = "America/Los_Angeles"', "2026-07-28T00:00"),
        ('deadline = 2026-11-27\ntime_zone = "Asia/Kolkata"', "2026-11-27T18:30"),
    ],
)
def test_a_deadline_is_a_moment_wherever_it_was_written(said: str, utc: str) -> None:
    due = moment(read_offer(f"{said}\n{PLAIN}", Path("x.toml")).offer)
    assert due == datetime.fromisoformat(f"{utc}+00:00")


def test_the_hours_left_count_over_a_change_of_the_clocks() -> None:
    text = f'deadline = 2026-11-01T12:00:00\ntime_zone = "America/New_York"\n{PLAIN}'
    due = moment(read_offer(text, Path("x.toml")).offer)
    assert due
    assert hours_left(due, datetime.fromisoformat("2026-10-31T12:00:00-04:00")) == 25
    assert [in_words(hours) for hours in (25, 80.5, -1.5)] == [
        "25 h 00 min left",
        "3 days 8 h left",
        "passed 1 h 30 min ago",
    ]


# Mistakes.


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        (f"{PLAIN}[[stock]]\nvalue = 1\nvesting = [5, 15, 40, 41]", 6, "add up to 101"),
        (f"{PLAIN}[[stock]]\nvalue = 1\nschedule = [{{month = 1, percent = 99}}]", 6, "add up to 99"),
        (f"{PLAIN}[[stock]]\nvalue = -1\nyears = 4", 5, "negative"),
        (f"{PLAIN}[[stock]]\ncount = -1\nprice = 3\nyears = 4", 5, "no count of shares"),
        (f"{PLAIN}[[stock]]\ncount = 10\nyears = 4", 5, "without a price"),
        (f"{PLAIN}[[stock]]\ncount = 1_000_000_000\nprice = 1_000_000\nyears = 4", 5, "cost too much"),
        (f"{PLAIN}share_price = 3\n[[forfeited]]\ncount = 10\nyears = 4", 6, "price of their own"),
        (f"{PLAIN}[stock]\nvalue = 1\nyears = 4", 4, "not a list of tables"),
        (f"{PLAIN}[[refreshers]]\nvalue = 1\nyears = 4", 4, "`after_years` is missing from refreshers[0]"),
        (f"{PLAIN}[[stock]]\nvalue = 1\nyears = 4.5", 6, "`years` is not a whole number"),
        (f"{PLAIN}[[stock]]\nvalue = 1\nyears = 4\nevery = 'week'", 7, "`every` knows no such word"),
        (f"{PLAIN}signing = [1, 'much']", 4, "`signing` is not a number"),
        (f"{PLAIN}time_zone = 'Mars/Olympus'", 4, "no time zone"),
        (f"{PLAIN}[[stock]]\nyears = 4", 4, "either a value or a count"),
        (f"{PLAIN}[[stock]]\nvalue = 1", 4, "said nowhere"),
        (f"{PLAIN}[[stock]]\nvalue = 1\nyears = 4\nvesting = [100]", 4, "vesting and years"),
        (f'{PLAIN}[[stock]]\nvalue = 1\nyears = 2\nevery = ["year"]', 7, "1 entries for 2 years"),
        (f'{PLAIN}[[stock]]\nvalue = 1\nyears = 4\ncurrency = "EUR"', 7, "in EUR and the offer in USD"),
        (f"{PLAIN}[[stock]]\nvalue = 1\nyears = 4\ncliff = 60", 7, "cliff of 60"),
        (f"{PLAIN}[[refreshers]]\nvalue = 1\nyears = 4\nafter_years = [0]", 7, "years after which"),
        (f"{PLAIN}[[tax]]\nabove = 5\npercent = 10", 5, "begin at 0"),
        (f"{PLAIN}[[tax]]\nabove = 0\npercent = 10\n[[tax]]\nabove = 0\npercent = 20", 8, "do not rise"),
        (f"{PLAIN}salary = 3", 4, "`salary` is not a field"),
        (f"{PLAIN}[[stock]]\nvalue = 1\nyears = 4\nvests = 3", 7, "`vests` is not a field"),
        (f"{PLAIN}bonus = 1.005", 4, "whole cents"),
        (f"{PLAIN}bonus = nan", 4, "no number"),
        (f"{PLAIN}bonus = 1e400", 4, "no number"),
        (f"{PLAIN}bonus = {'9' * 4000}", 4, "no number"),
        (f"{PLAIN}bonus = -0.0", 4, "negative"),
        (PLAIN.replace("Plain", "\\u001b[31m"), 1, "one line"),
        (f"{PLAIN}[rates]\nusd = 1", 5, "not a currency's code"),
        (f"{PLAIN}[rates]\nUSD = 2", 5, "1 USD cannot be 2 of it"),
        (f"{PLAIN}[relocation]\ntake = 'cash'", 4, "how much is not said"),
        (f"{PLAIN}bonus_percent = -3", 4, "not possible"),
        (f'{PLAIN}start = "soon"', 4, "date"),
        (f"{PLAIN}start = 2026-02-30", 4, "not TOML"),
        (f"{PLAIN}start = 1926-02-03", 4, "1926"),
        (f"{PLAIN}deadline = 2026-11-27T17:00:00", 4, "neither an offset nor a zone"),
        (f'{PLAIN}deadline = 2026-11-27\ntime_zone = "Mars/Olympus"', 5, "no time zone"),
        (f'{PLAIN}deadline = 2026-03-08T02:30:00\ntime_zone = "America/New_York"', 4, "put forward"),
        (PLAIN.replace("USD", "Dollar"), 2, "not a currency's code"),
        ('name = "x"\ncurrency = "USD"', 1, "`base`"),
        (f"{PLAIN}base = 3", 4, "not TOML"),
        (f"{PLAIN}x = {'[' * 5000}", 1, "too deeply"),
    ],
)
def test_a_mistake_is_told_with_its_line_and_the_way_out(text: str, line: int, says: str) -> None:
    with pytest.raises(BadInput) as caught:
        read_offer(text, Path("mine.toml"))
    assert says in caught.value.says
    assert (caught.value.line, str(caught.value.path)) == (line, "mine.toml")
    assert caught.value.way_out


@given(st.text(max_size=80))
def test_any_text_is_an_offer_or_a_mistake(text: str) -> None:
    for each in (text, PLAIN + text):
        try:
            read_offer(each, Path("x.toml"))
        except BadInput as error:
            assert error.line and error.way_out


# The form's fields.


def test_fields_change_what_was_typed_and_leave_the_rest_of_the_text() -> None:
    text = (ROOT / "examples/offers/as-l6-2020.toml").read_text()
    before = fields(read_offer(text, Path("x.toml")).offer)
    assert with_fields(text, before, before) == text
    after = with_fields(text, before, {**before, "base": "170,000", "stock_vesting": "4 years"})
    changed = {line for line in after.splitlines() if line not in text.splitlines()}
    assert changed == {"base = 170000", "years = 4"}
    assert "# percent by year" not in after and "# Senior applied scientist" in after


def test_fields_alone_make_an_offer() -> None:
    typed = {
        "name": "New",
        "currency": "usd",
        "base": "150 000",
        "signing": "30,000, 10,000.50",
        "stock_count": "400",
        "share_price": "250.5",
        "stock_vesting": "5/15/40/40",
        "stock_every": "quarter",
        "relocation": "08000",
        "deadline": "2026-12-01 17:00",
        "time_zone": "Europe/London",
    }
    offer = read_offer(with_fields("", fields(None), typed), Path("x.toml")).offer
    assert offer.signing == [30_000, Decimal("10000.50")]
    assert (
        side_by_side(with_fields("", fields(None), typed)).offers[0].total
        == 4 * 150_000 + 40_000 + Decimal("0.50") + 400 * Decimal("250.5") + 8000
    )


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("base", "a lot"),
        ("base", "\uff19"),
        ("bonus_percent", "12,5"),
        ("start", "soon"),
        ("deadline", "2026-12-01 25:00"),
        ("signing", "1, x"),
    ],
)
def test_a_field_that_is_no_such_thing_is_refused(name: str, typed: str) -> None:
    with pytest.raises(BadInput) as caught:
        with_fields(PLAIN, {}, {name: typed})
    assert typed.split(", ")[-1] in caught.value.says and caught.value.way_out
