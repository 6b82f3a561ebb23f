"""``superday offer``: what it prints, keeps to, and refuses."""

import json
import math
import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from command_line import Superday

from superday.preparation.clock import Clock

EXAMPLE = Path(__file__).parents[2] / "examples/offers/as-l6-2020.toml"
OTHER = """name = "Other"
currency = "EUR"
base = 150_000
start = 2027-07-01
deadline = 2026-11-23T12:00:00+01:00

[[stock]]
value = 300_000
years = 4
every = "quarter"
"""


@pytest.fixture
def other(tmp_path: Path) -> Path:
    """An offer in another currency, with a first day and a deadline."""
    path = tmp_path / "other.toml"
    path.write_text(OTHER)
    return path


@pytest.fixture(autouse=True)
def noon(monkeypatch: pytest.MonkeyPatch) -> None:
    now = datetime(2026, 11, 22, 12, tzinfo=UTC).timestamp()
    monkeypatch.setattr("superday.cli.offer.CLOCK", Clock(lambda: now, UTC))


def test_the_example_comes_to_what_was_stated(superday: Superday) -> None:
    found = json.loads(superday("offer", EXAMPLE, "--json").out)
    offer = found["offers"][0]
    assert (offer["currency"], offer["total"]) == ("USD", 1_440_000)
    assert [year["year"] for year in offer["years"]] == [1, 2, 3, 4]
    assert [year["total"] for year in offer["years"]] == [400_200, 380_600, 329_600, 329_600]
    assert {"base", "signing", "bonus", "stock", "other"} < set(offer["years"][0])
    assert "400,200" in superday("offer", EXAMPLE).out


def test_the_choices_are_followed(superday: Superday, other: Path) -> None:
    choices = "--rate EUR=1.1 --growth=-20% --growth 7.5% --volatility 40 --discount 3% --horizon 2"
    found = json.loads(superday("offer", EXAMPLE, other, *choices.split(), "--json").out)
    assert (found["growth"], found["volatility"], found["discount"], found["horizon"]) == (-0.2, 0.4, 0.03, 2)
    assert [one["growth"] for one in found["scenarios"]] == [-0.2, 0, 0.075, 0.1, 0.2]
    assert found["offers"][1]["years"][0]["base"] == 165_000
    assert found["offers"][0]["present_value"] < found["offers"][0]["total"]
    assert [band["year"] for band in found["fan"][0]["bands"]] == [1, 2, None]
    assert found["break_even"][0]["behind"] == "Other"
    assert {one["name"]: one["currency"] for one in found["asks"]}["Other"] == "EUR"


def test_money_is_shown_whole_and_rates_as_chosen_or_to_a_tenth(superday: Superday, tmp_path: Path) -> None:
    cents, stock = tmp_path / "cents.toml", "[[stock]]\nvalue = 100_000\nyears = 4\n"
    cents.write_text(f'name = "Cents"\ncurrency = "USD"\nbase = 171_234.56\nraise_percent = 3.3\n{stock}')
    files, rates = (EXAMPLE, cents), ("--growth", "7.250", "--volatility", 40, "--discount", 3.125)
    said = superday("offer", *files, *rates).out
    assert not re.search(r"\d\.\d\d\b(?! %)", said)  # no cents
    assert set(re.findall(r"\S+(?= %)", said)) >= {"7.25", "3.125", "40", "10", "-20"}  # as they were chosen
    broken_even = re.findall(r"(?:more|less) than (\S+) %", said)
    assert broken_even and all(re.fullmatch(r"\d+\.\d", one) for one in broken_even)
    found = json.loads(superday("offer", *files, *rates, "--json").out)
    assert found["offers"][1]["years"][0]["base"] == 171_234.56
    (asked, *_) = found["asks"][0]["asks"]
    shown = re.search(r"10,000 more base a year +([\d,]+) +([\d,]+) +([\d,]+) +([\d,]+)", said)
    assert shown
    worth, *asks = (int(one.replace(",", "")) for one in shown.groups())
    assert worth == round(asked["worth"])
    assert asks == [math.ceil(asked[part]) for part in ("base", "signing", "stock")]  # what is asked for suffices


def test_calendar_years_begin_with_the_first_day(superday: Superday, other: Path) -> None:
    years = json.loads(superday("offer", other, "--calendar", "--json").out)["offers"][0]["years"]
    assert [(year["year"], year["base"]) for year in years] == [
        (2027, 75_000),
        (2028, 150_000),
        (2029, 150_000),
        (2030, 150_000),
        (2031, 75_000),
    ]


def test_the_hours_to_a_deadline_are_told(superday: Superday, other: Path) -> None:
    said = superday("offer", other)
    assert "23 h 00 min left" in said.out
    assert json.loads(superday("offer", other, "--json").out)["deadlines"][0]["hours_left"] == 23


def test_a_table_of_your_own_taxes_the_offers_that_have_none(superday: Superday, tmp_path: Path) -> None:
    table = tmp_path / "tax.toml"
    table.write_text("[[tax]]\nabove = 0\npercent = 10\n[[tax]]\nabove = 100_000\npercent = 50\n")
    offer = json.loads(superday("offer", EXAMPLE, "--tax", table, "--horizon", 1, "--json").out)["offers"][0]
    assert (offer["tax"], offer["net"]) == (160_100, 240_100)
    assert "after the tax of your table" in superday("offer", EXAMPLE, "--tax", table).out
    assert "Break-even, after the tax of your tables:" in superday("offer", EXAMPLE, EXAMPLE, "--tax", table).out
    net = json.loads(superday("offer", EXAMPLE, EXAMPLE, "--tax", table, "--json").out)["break_even_net"]
    assert [(one["level"], one["alike"]) for one in net] == [(True, True)]


def test_without_files_it_takes_those_that_are_kept(superday: Superday, home: Path) -> None:
    assert superday("offer").status == 2
    (home / "offers").mkdir(parents=True)
    (home / "offers/mine.toml").write_text(OTHER)
    assert json.loads(superday("offer", "--json").out)["offers"][0]["name"] == "Other"
    (home / "offers/spoilt.toml").write_text("name = 3")
    assert f"{home / 'offers/spoilt.toml'}:1: " in superday("offer").err


def test_a_data_folder_that_is_none_is_told(superday: Superday, other: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SUPERDAY_HOME", str(other))
    said = superday("offer")
    assert said.status == 3 and "SUPERDAY_HOME" in said.err


@pytest.mark.parametrize(
    ("options", "says"),
    [
        ("{example} {other}", "other.toml:2: this offer is in EUR"),
        ("{example} {example} {example} {example} {example} {example}", "6 offers"),
        ("{example} --calendar", "as-l6-2020.toml:1: "),
        ("{example} --growth fast", "`fast` cannot be a growth"),
        ("{example} --growth=-100%", "cannot be a growth"),
        ("{example} --horizon 11", "`11` cannot be a horizon"),
        ("{example} --horizon 2.5", "cannot be a horizon"),
        ("{example} --volatility -3", "cannot be a volatility"),
        ("{example} --currency euro", "not a currency's code"),
        ("{example} --rate EUR", "`EUR` is no rate"),
        ("{example} --rate EUR=1 --rate EUR=2", "two rates for EUR"),
        ("{example} --rate USD=1.3", "1 USD cannot be 1.3 of it"),
        ("{example} {other} --rate EUR=1.1 --tax {folder}/tax.toml", "other.toml:2: this offer is in EUR"),
        ("/dev/zero", "larger than"),
        ("{example} --tax {example}", "`name` is not a field"),
        ("{folder}/none.toml", "No such file"),
        ("{folder}", "directory"),
        ("{folder}/binary.toml", "not UTF-8"),
        ("{folder}/negative.toml", "negative.toml:5: `value` is negative"),
        ("{folder}/sum.toml", "sum.toml:6: the percentages add up to 99"),
    ],
)
def test_what_cannot_be_used_is_told_in_one_line(
    superday: Superday, other: Path, tmp_path: Path, options: str, says: str
) -> None:
    plain = 'name = "x"\ncurrency = "USD"\nbase = 1\n[[stock]]\n'
    (tmp_path / "tax.toml").write_text("[[tax]]\nabove = 0\npercent = 10\n")
    (tmp_path / "binary.toml").write_bytes(bytes(range(256)))
    (tmp_path / "negative.toml").write_text(f"{plain}value = -5\nyears = 4\n")
    (tmp_path / "sum.toml").write_text(f"{plain}value = 5\nvesting = [5, 15, 40, 39]\n")
    said = superday("offer", *options.format(example=EXAMPLE, other=other, folder=tmp_path).split())
    assert (said.status, said.out) == (2, "")
    assert says in said.err and len(said.err.splitlines()) == 1
