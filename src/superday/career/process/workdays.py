"""Working days: those of the week, without a country's public holidays where a country is chosen.

What is a holiday, and which days are its weekend, is the `holidays` library's knowledge.
"""

import difflib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from superday.errors import BadInput

SATURDAY = 5
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class WorkingDays:
    """Which days are worked: ``is_one`` tells."""

    is_one: Callable[[date], bool]

    def after(self, day: date, number: int) -> date:
        """The working day that is ``number`` of them after ``day``; the next calendar day is the first candidate."""
        while number > 0:
            day += ONE_DAY
            number -= self.is_one(day)
        return day


@cache
def working_days(country: str = "", subdivision: str = "") -> WorkingDays:
    """The working days of a country (ISO 3166, as ``DE``) and a part of it (as ``BE``); without one, Monday to Friday.

    Raises:
        BadInput: there are no holidays known of such a country or part.
    """
    if not country:
        return WorkingDays(lambda day: day.weekday() < SATURDAY)
    country, subdivision = place(country, subdivision)
    import holidays

    return WorkingDays(holidays.country_holidays(country, subdiv=subdivision or None).is_working_day)


def place(country: str, subdivision: str) -> tuple[str, str]:
    """A country's code and that of its part as the library spells them, however they were typed.

    Raises:
        BadInput: there are no holidays known of such a country or part.
    """
    if not country:
        if subdivision:
            raise BadInput(f"of which country is `{subdivision[:40]}` a part?", way_out="name the country, too")
        return "", ""
    # A tenth of a second to import: only a person who chose a country waits for it.
    import holidays

    supported = holidays.list_supported_countries(include_aliases=False)
    known = {one.lower(): one for one in supported}
    if (code := known.get(country.lower())) is None:
        near = ", ".join(difflib.get_close_matches(country.upper(), known.values(), 3, 0.5)) or "DE, CA, GB, US"
        raise BadInput(f"no holidays are known of a country `{country[:40]}`", way_out=f"a code such as {near}")
    parts = {one.lower(): one for one in supported[code]}
    if subdivision and subdivision.lower() not in parts:
        says = f"no part `{subdivision[:40]}` of {code} is known"
        raise BadInput(says, way_out=f"one of: {', '.join(parts.values()) or 'it has none'}")
    return code, parts.get(subdivision.lower(), "")
