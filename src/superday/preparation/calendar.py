"""Dates and moments as a calendar file (iCalendar, RFC 5545), which any calendar program reads."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

import icalendar

from superday.preparation.event import Event


def calendar(events: Iterable[Event], now: datetime) -> str:
    """The text of an ``.ics`` file, written at ``now``."""
    file = icalendar.Calendar()
    for name, value in (("prodid", "-//superday//superday//EN"), ("version", "2.0"), ("calscale", "GREGORIAN")):
        file.add(name, value)
    for event in events:
        file.add_component(_component(event, now))
    text: bytes = file.to_ical()
    return text.decode()


def _component(event: Event, now: datetime) -> icalendar.Event:
    """Times are written in UTC, so that no zone has to be described; a day blocks no time."""
    moment = event.day.astimezone(UTC) if isinstance(event.day, datetime) else None
    shown = icalendar.Event()
    shown.add("uid", f"{event.uid}@superday")
    shown.add("dtstamp", now.astimezone(UTC).replace(microsecond=0))
    shown.add("dtstart", moment or event.day)
    shown.add("dtend", moment + timedelta(minutes=event.minutes) if moment else event.day + timedelta(days=1))
    shown.add("summary", event.title)
    if event.description:
        shown.add("description", event.description)
    shown.add("transp", "OPAQUE" if moment else "TRANSPARENT")
    return shown
