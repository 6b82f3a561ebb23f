"""What makes an offer's numbers impossible, each told with its line and the way out."""

import re
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal

import msgspec

from superday.career.offers.deadlines import NoSuchTime, moment
from superday.career.offers.filed import Filed, Source
from superday.career.offers.model import Bracket, Grant, Offer, Relocation

LARGEST = Decimal(10) ** 12
LONGEST = 10  # years of a horizon, and so of anything by year
CURRENCY = re.compile(r"[A-Z]{3}")
Amounts = Iterator[tuple[str, Decimal]]


def check(filed: Filed) -> None:
    """Raise :class:`BadInput` for the first mistake."""
    offer, source = filed.offer, filed.source
    if not offer.name.strip() or len(offer.name) > 80 or not offer.name.isprintable():
        says = "the name must be one line of 1 to 80 characters"
        raise source.mistake("$.name", says, 'write name = "Company, level"')
    _currencies(offer, source)
    for field, amount in _amounts(offer):
        _amount(source, field, amount)
    if offer.relocation == Relocation(take="cash"):
        raise source.mistake("$.relocation", "the relocation is in cash, and how much is not said", "add cash = 13_000")
    _percents(offer, source)
    _dates(offer, source)
    for field, grant in _grants(offer):
        _grant(offer, source, field, grant)
    _years(offer, source)
    check_brackets(source, offer.tax)


def check_numbers(source: Source, value: object, field: str) -> None:
    """No number is infinite, none at all, or of a size that cannot be reckoned with."""
    if isinstance(value, Decimal):
        if not value.is_finite() or value.adjusted() > 30 or _exponent(value) < -30:
            name = field.rsplit(".", 1)[-1]
            raise source.mistake(field, f"`{name}` is no number to reckon with", "thirty digits at most")
    elif isinstance(value, msgspec.Struct):
        for name in value.__struct_fields__:
            check_numbers(source, getattr(value, name), f"{field}.{name}")
    elif isinstance(value, list):
        for number, one in enumerate(value):
            check_numbers(source, one, f"{field}[{number}]")
    elif isinstance(value, dict):
        for name, one in value.items():
            check_numbers(source, one, f"{field}.{name}")


def check_brackets(source: Source, brackets: list[Bracket]) -> None:
    """The brackets of a tax table rise from 0, each with a rate between 0 and 100."""
    before: Decimal | None = None
    for number, one in enumerate(brackets):
        field = f"$.tax[{number}]"
        if before is None and one.above != 0:
            raise source.mistake(f"{field}.above", "the first bracket does not begin at 0", "write above = 0")
        if before is not None and not (one.above > before):
            raise source.mistake(f"{field}.above", "the brackets do not rise", "order them by `above`")
        if not 0 <= one.percent <= 100:
            raise source.mistake(f"{field}.percent", f"{one.percent} % is no rate of tax", "from 0 to 100")
        before = one.above


def _currencies(offer: Offer, source: Source) -> None:
    if not CURRENCY.fullmatch(offer.currency):
        says = f"`{offer.currency}` is not a currency's code"
        raise source.mistake("$.currency", says, "three capital letters, such as USD")
    for field, grant in _grants(offer):
        code = grant.currency
        if code is not None and code != offer.currency and code not in offer.rates:
            says = f"this stock is in {code} and the offer in {offer.currency}"
            raise source.mistake(
                f"{field}.currency", says, f"under [rates]: {code} = what 1 {code} is in {offer.currency}"
            )
    if (own := offer.rates.get(offer.currency, Decimal(1))) != 1:
        says = f"the offer is in {offer.currency}, so 1 {offer.currency} cannot be {own} of it"
        raise source.mistake(f"$.rates.{offer.currency}", says, "give the rates of other currencies alone")
    for code, rate in offer.rates.items():
        if not CURRENCY.fullmatch(code):
            raise source.mistake(f"$.rates.{code}", f"`{code}` is not a currency's code", "three capital letters")
        if not (0 < rate <= 10**6) or -_exponent(rate) > 9:
            raise source.mistake(f"$.rates.{code}", f"{rate} is no rate", "a positive number, of nine decimals at most")


def _amounts(offer: Offer) -> Amounts:
    yield "$.base", offer.base
    for field, said in (("signing", offer.signing), ("bonus", offer.bonus)):
        yield from ((f"$.{field}", one) for one in (said if isinstance(said, list) else [said]))
    if offer.relocation and offer.relocation.cash is not None:
        yield "$.relocation.cash", offer.relocation.cash
    yield from ((f"$.other[{number}].amount", one.amount) for number, one in enumerate(offer.other))
    yield from ((f"{field}.value", one.value) for field, one in _grants(offer) if one.value is not None)


def _amount(source: Source, field: str, amount: Decimal) -> None:
    name = field.rsplit(".", 1)[-1]
    if abs(amount) > LARGEST:
        raise source.mistake(field, f"`{name}` = {amount} is no amount of money", f"from 0 to {LARGEST:,}")
    if amount.is_signed():
        raise source.mistake(field, f"`{name}` is negative ({amount:,})", "amounts are 0 or more")
    if _exponent(amount) < -2 and amount != round(amount, 2):
        raise source.mistake(field, f"`{name}` = {amount} is not whole cents", "write two decimals at most")


def _exponent(number: Decimal) -> int:
    return int(number.as_tuple().exponent)


def _percents(offer: Offer, source: Source) -> None:
    for name, percent, most in (
        ("raise_percent", offer.raise_percent, 100),
        ("bonus_percent", offer.bonus_percent, 1000),
    ):
        if not 0 <= percent <= most or _exponent(percent) < -4:
            says = f"`{name}` = {percent} is not possible"
            raise source.mistake(f"$.{name}", says, f"percent from 0 to {most}, such as 12.5; four decimals at most")
    prices = [("$.share_price", offer.share_price), *((f"{field}.price", one.price) for field, one in _grants(offer))]
    for field, price in prices:
        if price is not None and not (0 < price <= LARGEST and _exponent(price) >= -6):
            raise source.mistake(field, f"{price} is no price of a share", "a positive number, six decimals at most")


def _dates(offer: Offer, source: Source) -> None:
    for name, said in (("start", offer.start), ("deadline", offer.deadline)):
        if said is not None and not isinstance(said, date):
            raise source.mistake(f"$.{name}", f"`{said}` is no date", "write it as 2026-12-31, without quotes")
        if said is not None and not 2000 <= said.year <= 2100:
            raise source.mistake(f"$.{name}", f"the year {said.year} is not possible", "write it as 2026-12-31")
    if isinstance(offer.start, datetime):
        raise source.mistake("$.start", "the start has a time of day", "write the day alone, as 2026-12-31")
    try:
        moment(offer)
    except NoSuchTime as error:
        way_out = 'write deadline = 2026-12-31T17:00:00-08:00, or add time_zone = "America/Los_Angeles"'
        field = "$.time_zone" if offer.time_zone is not None and "`" in str(error) else "$.deadline"
        raise source.mistake(field, str(error), way_out) from error


def _grants(offer: Offer) -> Iterator[tuple[str, Grant]]:
    for name, grants in (("stock", offer.stock), ("refreshers", offer.refreshers), ("forfeited", offer.forfeited)):
        yield from ((f"$.{name}[{number}]", grant) for number, grant in enumerate(grants))


def _grant(offer: Offer, source: Source, field: str, grant: Grant) -> None:
    if (grant.value is None) == (grant.count is None):
        raise source.mistake(field, "a grant has either a value or a count of shares", "write one of the two")
    if grant.count is not None:
        if not (0 <= grant.count <= 10**9 and grant.count == grant.count.to_integral_value()):
            says = f"`count` = {grant.count} is no count of shares"
            raise source.mistake(f"{field}.count", says, "a whole number, 0 or more")
        if grant.price is None and field.startswith("$.forfeited"):
            says = "shares that you leave behind need a price of their own"
            raise source.mistake(f"{field}.count", says, "add price: what one of them is worth now")
        if grant.price is None and offer.share_price is None:
            raise source.mistake(f"{field}.count", "shares without a price", "add share_price: what one is worth now")
        if grant.count * (grant.price or offer.share_price or 0) > LARGEST:
            raise source.mistake(f"{field}.count", "so many shares cost too much", f"up to {LARGEST:,} in all")
    ways = [name for name in ("vesting", "years", "schedule") if getattr(grant, name) is not None]
    if len(ways) != 1:
        says = f"how the grant vests is said {'in ' + ' and '.join(ways) if ways else 'nowhere'}"
        raise source.mistake(field, says, "write one: vesting = [5, 15, 40, 40], years = 4, or schedule")
    _vesting(source, field, grant)


def _vesting(source: Source, field: str, grant: Grant) -> None:
    percents = grant.vesting if grant.vesting is not None else [step.percent for step in grant.schedule or []]
    place = f"{field}.{'schedule' if grant.schedule is not None else 'vesting'}"
    if any(not 0 <= one <= 100 or _exponent(one) < -6 for one in percents):
        raise source.mistake(place, "a share of the grant is below 0 or above 100 percent", "six decimals at most")
    if grant.years is None and sum(percents) != 100:
        says = f"the percentages add up to {sum(percents)}, not to 100"
        raise source.mistake(place, says, "all that is granted vests: correct one, or write `years` for even parts")
    years = len(percents) if grant.vesting is not None else grant.years
    if years is not None and not 1 <= years <= LONGEST:
        raise source.mistake(f"{field}.years", f"{years} years of vesting", f"from 1 to {LONGEST}")
    if isinstance(grant.every, list) and len(grant.every) != years:
        says = f"`every` has {len(grant.every)} entries for {years or 'no'} years of vesting"
        raise source.mistake(f"{field}.every", says, 'one word for all years, such as "quarter", or one a year')
    months = [step.month for step in grant.schedule or []]
    if any(not 0 <= month <= 12 * LONGEST for month in months) or months != sorted(set(months)):
        raise source.mistake(place, "the months of the schedule do not rise", f"from 0 to {12 * LONGEST}, each once")
    if not 0 <= grant.cliff <= 12 * (years or LONGEST):
        raise source.mistake(f"{field}.cliff", f"a cliff of {grant.cliff} months", "from 0 to the end of vesting")


def _years(offer: Offer, source: Source) -> None:
    lists = (("signing", offer.signing), ("bonus", offer.bonus))
    for name, said in lists:
        if isinstance(said, list) and len(said) > LONGEST:
            raise source.mistake(f"$.{name}", f"`{name}` has {len(said)} years", f"{LONGEST} at most")
    for number, one in enumerate(offer.other):
        if not 1 <= one.year <= LONGEST:
            raise source.mistake(f"$.other[{number}].year", f"year {one.year} of an offer", f"from 1 to {LONGEST}")
    for number, again in enumerate(offer.refreshers):
        place = f"$.refreshers[{number}].after_years"
        if (
            not again.after_years
            or any(not 1 <= year <= LONGEST for year in again.after_years)
            or len(set(again.after_years)) != len(again.after_years)
        ):
            raise source.mistake(place, "the years after which it is granted", f"from 1 to {LONGEST}, each once")
