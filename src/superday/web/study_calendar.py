"""The days of the plan, week by week, as a table shows them.  Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from superday.preparation.settings import Settings
from superday.study.mock import Mock

UNPLANNED = 4  # weeks that are shown where no interview lies ahead
WEEK = 7


@dataclass(frozen=True)
class CalendarDay:
    """A day: its minutes, the points that they buy (None where that is not known), and what it holds besides.

    ``part`` is the points as a part of the most that a day buys.
    """

    day: date
    minutes: float
    points: float | None = None
    part: float = 0.0
    interviews: list[str] = field(default_factory=list)
    mocks: list[Mock] = field(default_factory=list)


def weeks(
    settings: Settings,
    today: date,
    titles: Mapping[str, str],
    points: Mapping[date, float] | None = None,
    mocks: Sequence[Mock] = (),
) -> list[list[CalendarDay | None]]:
    """Weeks of seven days, Monday first, from today to the last interview; None where a day is none of these.

    Args:
        settings: interviews and minutes.
        today: the first day.
        titles: what a loop is called.
        points: what days of study buy; None where it is not known yet.
        mocks: the mock rounds to come.
    """
    last = max((one.day for one in settings.ahead(today)), default=today + timedelta(days=UNPLANNED * WEEK - 1))
    most = max((points or {}).values(), default=0.0)

    def shown(at: date) -> CalendarDay | None:
        if not today <= at <= last:
            return None
        bought = None if points is None else points.get(at, 0.0)
        return CalendarDay(
            day=at,
            minutes=settings.minutes_on(at) if at < last or not settings.ahead(today) else 0.0,
            points=bought,
            part=(bought or 0.0) / most if most > 0 else 0.0,
            interviews=[titles.get(one.loop, one.loop) for one in settings.interviews if one.day == at],
            mocks=[mock for mock in mocks if mock.day == at],
        )

    monday = today - timedelta(days=today.weekday())
    count = ((last - monday).days // WEEK) + 1
    return [[shown(monday + timedelta(days=WEEK * week + day)) for day in range(WEEK)] for week in range(count)]
