"""The plan of study as events of a calendar: the minutes of each day, mock rounds, and the interviews before them."""

from collections.abc import Iterator
from datetime import date, timedelta

from superday.preparation.event import Event
from superday.preparation.settings import Settings
from superday.study.mock import Mock


def plan_events(settings: Settings, mocks: list[Mock], today: date) -> Iterator[Event]:
    """The days from today to the last interview, with the same ids again whenever they are written."""
    ahead = settings.ahead(today)
    last = max((one.day for one in ahead), default=today)
    taken = {mock.day: mock for mock in mocks}
    for number in range((last - today).days):
        day = today + timedelta(days=number)
        if (mock := taken.get(day)) is not None:
            yield _mock(mock)
        left = settings.minutes_on(day) - (mock.minutes if mock else 0)
        if left > 0:
            yield Event(f"study-{day.isoformat()}", f"Study {left:.0f} min (superday study review)", day)
    for one in ahead:
        yield Event(f"interview-{one.loop}", f"Interview: {one.loop}", one.day)


def command(mock: Mock) -> str:
    """How a mock round is begun in the terminal."""
    return f"superday start {mock.loop}" + ("" if mock.whole else f" --round {mock.rounds[0]}")


def _mock(mock: Mock) -> Event:
    what = "Whole loop" if mock.whole else "Mock round"
    title = f"{what}: {mock.title}, {mock.minutes} min"
    return Event(f"mock-{mock.day.isoformat()}", title, mock.day, description=f"{mock.why} ({command(mock)})")
