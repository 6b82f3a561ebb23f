"""Offers for tests: short texts, compared as at one moment."""

from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

from superday.career.offers import Choices, Comparison, compare, read_offer

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
PLAIN = 'name = "Plain"\ncurrency = "USD"\nbase = 100000\n'
FOUR = "[[stock]]\nvalue = 400000\nvesting = [25, 25, 25, 25]\n"


def side_by_side(*texts: str, **choices: object) -> Comparison:
    filed = [read_offer(text, Path(f"{number}.toml")) for number, text in enumerate(texts)]
    return compare(filed, Choices(**choices), NOW)  # type: ignore[arg-type]


def totals(text: str, **choices: object) -> list[Decimal]:
    return [one.total for one in side_by_side(text, **choices).offers[0].years]
