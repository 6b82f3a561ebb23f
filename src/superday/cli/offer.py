"""``superday offer``: what offers are worth, year by year, side by side."""

import argparse
import sys
from decimal import Decimal
from pathlib import Path

import msgspec

from superday.career.offers import Choices, Comparison, compare
from superday.career.offers.asking import Ask
from superday.career.offers.cents import money, money_up
from superday.career.offers.choosing import currency, percent_of, rates_of, whole
from superday.career.offers.comparing import Worth
from superday.career.offers.deadlines import in_words
from superday.career.offers.fan import Fan
from superday.career.offers.filed import Filed
from superday.career.offers.overtaking import Overtaking
from superday.career.offers.reading import read_tax
from superday.career.offers.telling import QUANTILE_NAMES, document, overtaking, percent
from superday.errors import BadInput
from superday.preparation.clock import Clock
from superday.preparation.offers import folder, kept, open_offer, read_text

HELP = "what offers are worth: year by year, side by side, and what to ask for"
CLOCK = Clock()


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("files", metavar="FILE", nargs="*", type=Path, help="1 to 5 offers (default: those you keep)")
    rising = "of the share a year, as 7%% or --growth=-20%%; may be given again"
    parser.add_argument("--growth", metavar="PERCENT", action="append", default=[], help=rising)
    parser.add_argument("--volatility", metavar="PERCENT", default="0", help="of the share a year: shows a fan")
    parser.add_argument("--horizon", metavar="YEARS", default="4", help="1 to 10 (default 4)")
    parser.add_argument("--discount", metavar="PERCENT", default="0", help="a year, for present values")
    parser.add_argument("--calendar", action="store_true", help="calendar years instead of years of the offer")
    parser.add_argument("--currency", metavar="CODE", help="compare in this currency (default: that of the first)")
    parser.add_argument("--rate", metavar="CODE=N", action="append", default=[], help="what 1 of a currency is in it")
    parser.add_argument("--tax", metavar="FILE", type=Path, help="your own [[tax]] table, for offers without one")
    parser.add_argument("--json", action="store_true", help="one JSON document, with the cents")


def run(args: argparse.Namespace) -> int:
    """Read, compare, show."""
    found = compare(_offers(args.files), _choices(args), CLOCK.now())
    if args.json:
        raw = msgspec.json.Encoder(decimal_format="number").encode(document(found))
        sys.stdout.write(msgspec.json.format(raw, indent=2).decode() + "\n")
    else:
        _show(found)
    return 0


def _offers(files: list[Path]) -> list[Filed]:
    if files:
        return [open_offer(path) for path in files]
    known = kept()
    if mistakes := [one.mistake for one in known if one.mistake]:
        raise mistakes[0]
    if not known:
        way_out = f"name a FILE, or put some into {folder()}; `superday serve` has a form for them"
        raise BadInput("no offer is kept", way_out=way_out)
    return [one.filed for one in known if one.filed]


def _choices(args: argparse.Namespace) -> Choices:
    return Choices(
        growths=tuple(percent_of(one, -99, 900, "a growth of the share") for one in args.growth) or (Decimal(0),),
        volatility=percent_of(args.volatility, 0, 300, "a volatility"),
        horizon=whole(args.horizon, 1, 10, "a horizon in years"),
        discount=percent_of(args.discount, -50, 100, "a discount"),
        calendar=args.calendar,
        currency=None if args.currency is None else currency(args.currency),
        rates=rates_of(args.rate),
        tax=read_tax(read_text(args.tax), args.tax) if args.tax else [],
    )


# What is shown.


def _show(found: Comparison) -> None:
    for one in found.offers:
        _show_offer(found, one)
    _show_scenarios(found)
    for fan in found.fans:
        _show_fan(fan, found)
    _show_break_even("before tax", found.break_even, found)
    _show_break_even("after the tax of your tables", found.break_even_net, found)
    print(f"\nWhat to ask for: any one of these comes to the same over {_horizon(found)}, before tax")
    for asks in found.asks:
        print(f"  {asks.name} ({asks.currency}):")
        _rows([("for", "worth", "base a year", "or signing", "or stock"), *(_ask(one) for one in asks.asks)], "    ")
    for due in found.deadlines:
        local = due.deadline.astimezone(CLOCK.zone)
        print(f"\nDeadline of {due.name}: {local:%a} {local.day} {local:%b %Y, %H:%M %Z}, {in_words(due.hours_left)}")


def _show_offer(found: Comparison, one: Worth) -> None:
    taxed = one.tax is not None
    print(f"{one.name}, in {one.currency}")
    heads = ["year", "base", "signing", "bonus", "stock", "other", "total", *(["tax", "net"] if taxed else [])]
    rows = [tuple(heads)]
    for year in one.years:
        amounts = [year.base, year.signing, year.bonus, year.stock, year.other, year.total]
        amounts += [year.tax, year.net] if year.tax is not None and year.net is not None else []
        rows.append((str(year.year), *(money(amount) for amount in amounts)))
    _rows(rows, "  ")
    tail = f"; {money(one.total - one.tax)} after the tax of your table" if one.tax is not None else ""
    print(f"  {_horizon(found)} come to {money(one.total)}{tail}")
    if found.choices.discount:
        rate = percent(found.choices.discount)
        print(f"  at the start that is worth {money(one.present_value)}, discounted at {rate} a year")
    if one.unvested:
        print(f"  {money(one.unvested)} of its stock vests later than that and is not counted")
    print()


def _horizon(found: Comparison) -> str:
    years = found.choices.horizon
    return "1 year" if years == 1 else f"{years} years"


def _show_scenarios(found: Comparison) -> None:
    print(f"If the share grows by so much a year, {_horizon(found)} come to")
    heads = ("growth", *(one.name for one in found.offers))
    rows = [(percent(growth), *(money(total) for total in totals)) for growth, totals in found.scenarios]
    _rows([heads, *rows], "  ")


def _show_fan(fan: Fan, found: Comparison) -> None:
    choices = found.choices
    drift = f"{percent(choices.growths[0])} a year expected, volatility {percent(choices.volatility)}"
    print(f"\n{fan.name} under a lognormal price: {drift}")
    heads = ("year", "mean", *QUANTILE_NAMES)
    rows = [(str(one.year or "all"), money(one.mean), *(money(each) for each in one.totals)) for one in fan.bands]
    _rows([heads, *rows], "  ")
    print("  The mean lies above the median: few large gains pull it up; half of the outcomes are below the median.")


def _show_break_even(of_what: str, pairs: list[Overtaking], found: Comparison) -> None:
    if pairs:
        print(f"\nBreak-even, {of_what}{', discounted' if found.choices.discount else ''}:")
    for pair in pairs:
        print("\n".join(f"  {line}" for line in overtaking(pair)))


def _ask(one: Ask) -> tuple[str, ...]:
    stock = "-" if one.stock is None else money_up(one.stock)
    return one.why, money(one.worth), money_up(one.base), money_up(one.signing), stock


def _rows(rows: list[tuple[str, ...]], indent: str) -> None:
    """Columns with their numbers to the right."""
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    for row in rows:
        first, *rest = (
            cell.rjust(width) if column else cell.ljust(width)
            for column, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        print(indent + "  ".join([first, *rest]).rstrip())
