"""The plan as a calendar file (iCalendar, RFC 5545): the interviews, and the minutes of each day before them."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

from superday.preparation.settings import InterviewSet, Settings

LONGEST = 75  # octets of a line, its end left out
_ESCAPED = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})


def calendar(settings: Settings, now: datetime) -> str:
    """The text of an ``.ics`` file.  Days have the same ids again, so that a later file replaces an earlier one's."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//superday//study//EN", "CALSCALE:GREGORIAN"]
    stamp = now.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
    for uid, day, says in _days(settings, now.date()):
        lines += ["BEGIN:VEVENT", f"UID:{uid}@superday", f"DTSTAMP:{stamp}", f"DTSTART;VALUE=DATE:{day:%Y%m%d}"]
        lines += [f"DTEND;VALUE=DATE:{day + timedelta(days=1):%Y%m%d}", f"SUMMARY:{says.translate(_ESCAPED)}"]
        lines += ["TRANSP:TRANSPARENT", "END:VEVENT"]
    return "".join(f"{_folded(line)}\r\n" for line in [*lines, "END:VCALENDAR"])


def _days(settings: Settings, today: date) -> Iterator[tuple[str, date, str]]:
    ahead: list[InterviewSet] = settings.ahead(today)
    last = max((one.day for one in ahead), default=today)
    for number in range((last - today).days):
        day = today + timedelta(days=number)
        if (minutes := settings.other_minutes.get(day, settings.minutes)) > 0:
            yield f"study-{day.isoformat()}", day, f"Study {minutes:.0f} min (superday study review)"
    for one in ahead:
        yield f"interview-{one.loop}", one.day, f"Interview: {one.loop}"


def _folded(line: str) -> str:
    """A line of content, cut where it is too long; no character is cut in two."""
    parts, room = [""], LONGEST
    for character in line:
        size = len(character.encode())
        if size > room:
            parts.append("")
            room = LONGEST - 1
        parts[-1] += character
        room -= size
    return "\r\n ".join(parts)
