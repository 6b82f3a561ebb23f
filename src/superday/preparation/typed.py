"""Dates, times and numbers as they are typed; ``BadInput`` where a text is none."""

from datetime import date, time

from superday.errors import BadInput


def day_of(text: str) -> date:
    """The date that was typed."""
    try:
        return date.fromisoformat(text.strip())
    except ValueError as error:
        raise BadInput(f"`{text[:40]}` is no date", way_out="write it as 2026-12-31") from error


def time_of(text: str) -> time:
    """The time of day that was typed, of no zone."""
    try:
        found = time.fromisoformat(text.strip())
    except ValueError as error:
        raise BadInput(f"`{text[:40]}` is no time", way_out="write it as 14:30") from error
    if found.tzinfo is not None:
        raise BadInput(f"`{text[:40]}` has an offset", way_out="write it as 14:30, and name the zone, as Europe/Berlin")
    return found


def whole_of(text: str, least: int, most: int, what: str) -> int:
    """A whole number within bounds."""
    try:
        number = int(text)
    except ValueError as error:
        raise BadInput(f"`{text[:40]}` is no whole number", way_out="write it as 45") from error
    if not least <= number <= most:
        raise BadInput(f"{text[:40]} {what} are not possible", way_out=f"from {least} to {most}")
    return number


def number_of(text: str, least: float, most: float, what: str) -> float:
    """A number within bounds."""
    try:
        number = float(text)
    except ValueError:
        number = float("nan")
    if not least <= number <= most:
        raise BadInput(f"`{text[:40]}` cannot be {what}", way_out=f"a number from {least:g} to {most:g}")
    return number
