"""Dates and minutes: a replay of what was said, and the date that it is wherever the person is."""

import time
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from thorough import cases

from superday.preparation.clock import Clock
from superday.preparation.settings import (
    Change,
    InterviewDropped,
    InterviewSet,
    MinutesOn,
    MinutesSet,
    MocksSet,
    decode,
    encode,
    replay,
)

DAYS = st.dates(date(2026, 1, 1), date(2026, 3, 1))
LOOPS = st.sampled_from(["tiny", "as-super-day", "one, two; three"])
CHANGES: st.SearchStrategy[Change] = st.one_of(
    st.builds(InterviewSet, LOOPS, DAYS, st.none() | st.just("warm"), st.floats(0.01, 100)),
    st.builds(InterviewDropped, LOOPS),
    st.builds(MinutesSet, st.floats(0, 1440)),
    st.builds(MinutesOn, DAYS, st.floats(0, 1440)),
    st.builds(MocksSet, st.floats(0, 1)),
)


@given(changes=st.lists(CHANGES, max_size=12))
def test_what_was_said_last_holds(changes: list[Change]) -> None:
    settings = replay(decode(encode(one)) for one in changes)
    assert settings == replay(changes)
    last = {one.loop: one for one in changes if isinstance(one, InterviewSet | InterviewDropped)}
    assert {one.loop: one for one in settings.interviews} == {
        loop: one for loop, one in last.items() if isinstance(one, InterviewSet)
    }
    assert [one.day for one in settings.interviews] == sorted(one.day for one in settings.interviews)
    assert settings.minutes == next((one.minutes for one in reversed(changes) if isinstance(one, MinutesSet)), 30.0)
    assert settings.mocks == next((one.share for one in reversed(changes) if isinstance(one, MocksSet)), 1 / 3)
    assert settings.other_minutes == {one.day: one.minutes for one in changes if isinstance(one, MinutesOn)}


@pytest.mark.parametrize(
    ("moment", "zone", "day"),
    [
        ("2026-03-29T00:30:00Z", "Europe/Berlin", "2026-03-29"),  # half an hour before the clocks go forward
        ("2026-03-28T23:30:00Z", "Europe/Berlin", "2026-03-29"),
        ("2026-10-24T22:30:00Z", "Europe/Berlin", "2026-10-25"),
        ("2026-01-01T05:00:00Z", "America/Los_Angeles", "2025-12-31"),
        ("2026-01-01T11:00:00Z", "Pacific/Auckland", "2026-01-02"),
    ],
)
def test_a_date_is_that_of_the_place_where_the_person_is(moment: str, zone: str, day: str) -> None:
    at = datetime.fromisoformat(moment).timestamp()
    assert Clock(lambda: at, ZoneInfo(zone)).now().date().isoformat() == day


def test_without_a_zone_it_is_the_machines_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "Pacific/Auckland")
    time.tzset()
    try:
        now = Clock(lambda: datetime(2026, 1, 1, 11, tzinfo=UTC).timestamp()).now()
        assert (now.date(), now.utcoffset()) == (date(2026, 1, 2), timedelta(hours=13))
    finally:
        monkeypatch.undo()
        time.tzset()


ZONES = st.sampled_from(
    [
        *("UTC", "Europe/Berlin", "America/New_York", "America/St_Johns", "Asia/Kathmandu", "Australia/Lord_Howe"),
        *("Pacific/Chatham", "Pacific/Kiritimati", "Pacific/Pago_Pago", "Africa/Casablanca", "America/Santiago"),
    ]
).map(ZoneInfo)


@cases(400)
@given(st.integers(1_500_000_000, 2_100_000_000), ZONES, st.integers(0, 14 * 86400))
def test_dates_go_on_with_time_in_every_zone_when_clocks_change_too(at: int, zone: ZoneInfo, later: int) -> None:
    """A moment stays itself; a later one is never of an earlier date, nor further off than its hours and one change."""
    now, then = (Clock(lambda: 0.0, zone).local(moment) for moment in (at, at + later))
    assert now.timestamp() == at
    days = (then.date() - now.date()).days
    assert days >= 0
    assert abs(days - later / 86400) <= 1 + 2 / 24
