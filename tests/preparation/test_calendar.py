"""The plan as a calendar that any program reads: each day once, none that is past, the same ids again."""

from datetime import UTC, date, datetime, timedelta, timezone

import icalendar
from hypothesis import given, settings
from hypothesis import strategies as st

from superday.preparation.calendar import calendar
from superday.preparation.event import Event
from superday.preparation.plan_events import plan_events
from superday.preparation.settings import InterviewSet, MinutesOn, Settings, replay
from superday.study.mock import Mock

TODAY = date(2026, 1, 5)
NOW = datetime(2026, 1, 5, 9, tzinfo=timezone(timedelta(hours=1)))
TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=90)
AT = st.datetimes(datetime(2026, 1, 1), datetime(2027, 1, 1), timezones=st.just(timezone(timedelta(hours=5)))).map(
    lambda moment: moment.replace(microsecond=0)
)


def read(text: str) -> list[icalendar.Event]:
    return list(icalendar.Calendar.from_ical(text).walk("VEVENT"))


@settings(max_examples=150, deadline=None)
@given(
    events=st.lists(st.builds(Event, TEXTS, TEXTS, st.dates() | AT, st.integers(1, 600), TEXTS), max_size=5),
)
def test_whatever_is_written_reads_the_same_in_lines_of_75_octets(events: list[Event]) -> None:
    text = calendar(events, NOW)
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    for event, found in zip(events, read(text), strict=True):
        assert (found["UID"], found["SUMMARY"]) == (f"{event.uid}@superday", event.title)
        assert found["DESCRIPTION"] == event.description
        begins, ends = found["DTSTART"].dt, found["DTEND"].dt
        assert begins == event.day
        assert ends - begins == (timedelta(minutes=event.minutes) if isinstance(event.day, datetime) else timedelta(1))
        assert found["DTSTAMP"].dt == NOW.astimezone(UTC)


def mock(day: date, minutes: int = 60) -> Mock:
    return Mock(day, "tiny", "Coding", ["coding"], ["coding"], minutes, True, False, 0.0, False, "Never rehearsed.")


def events(settings: Settings, *mocks: Mock) -> dict[str, Event]:
    made = list(plan_events(settings, list(mocks), TODAY))
    assert len({one.uid for one in made}) == len(made)
    return {one.uid: one for one in made}


def test_every_day_of_study_is_there_and_none_that_is_off_or_past() -> None:
    days = [TODAY + timedelta(days=number) for number in range(-2, 5)]
    settings = replay([InterviewSet("tiny", days[-1]), MinutesOn(days[3], 0.0), InterviewSet("past", days[0])])
    studied = [one.day for uid, one in events(settings).items() if uid.startswith("study")]
    assert studied == [days[2], days[4], days[5]]
    assert [uid for uid in events(settings) if uid.startswith("interview")] == ["interview-tiny"]


def test_a_mock_round_takes_its_minutes_from_the_day_and_says_how_it_begins() -> None:
    settings = replay([InterviewSet("tiny", TODAY + timedelta(days=3)), MinutesOn(TODAY, 90.0)])
    made = events(settings, mock(TODAY), mock(TODAY + timedelta(days=1)))
    assert made["mock-2026-01-05"].title == "Mock round: Coding, 60 min"
    assert "superday start tiny --round coding" in made["mock-2026-01-05"].description
    assert made["study-2026-01-05"].title.startswith("Study 30 min")
    assert "study-2026-01-06" not in made  # its 30 minutes are those of the round
