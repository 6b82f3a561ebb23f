"""What cannot be meant: days of another century, zones that do not exist, names that no command line could take."""

import re
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import msgspec

from superday.career.process import changes
from superday.career.process.changes import AnyChange, cleaned, decode, encode
from superday.career.process.workdays import working_days
from superday.errors import BadInput

FIRST, LAST = date(2000, 1, 1), date(2100, 12, 31)
LONGEST = 100_000  # characters of one text
# What has happened; a stage or a note may be of a day to come.
HAPPENED = (changes.Heard, changes.Opened, changes.Outcome, changes.Reminded, changes.WasAsked)
NEEDED = {changes.Opened: "company", changes.Person: "name", changes.WasAsked: "text", changes.Noted: "text"}
NAMES = ("company", "role", "name")  # one line each: they stand in lists
LONGEST_NAME = 120
RANGES = {"minutes": "from 1 to 1440", "days": "from 1 to 60"}
_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def checked(change: AnyChange) -> AnyChange:
    """The change with clean texts.

    Raises:
        BadInput: it cannot be meant.
    """
    change = cleaned(change)
    names = {name: " ".join(getattr(change, name).split()) for name in NAMES if hasattr(change, name)}
    change = msgspec.structs.replace(change, **names)
    try:
        change = decode(encode(change))
    except msgspec.ValidationError as error:
        for name, possible in RANGES.items():
            if f"`$.{name}`" in str(error):
                raise BadInput(f"{getattr(change, name)} {name} are not possible", way_out=possible) from error
        raise BadInput(str(error).replace("`$.", "`"), way_out="correct it") from error
    _check_days(change)
    _check_texts(change)
    if isinstance(change, changes.Habits):
        working_days(change.country, change.subdivision)
    elif not _SLUG.fullmatch(change.application) or len(change.application) > 80:
        says = f"`{change.application}` cannot be an application's id"
        raise BadInput(says, way_out="small letters and digits joined by -, as acme-scientist")
    if isinstance(change, changes.Staged) and change.zone:
        _check_time(change)
    return change


def check_order(change: AnyChange, today: date) -> None:
    """Raise :class:`BadInput` for days in an order that cannot be, when something is said.

    What an exported file says is not held to it: it is taken over as it was said.
    """
    if isinstance(change, HAPPENED) and change.day > today:
        raise BadInput(f"{change.day} lies ahead: today is {today}", way_out="give the day on which it happened")
    if not isinstance(change, changes.Heard | changes.Staged) or change.until is None:
        return
    if isinstance(change, changes.Staged) and change.stage != "offer":
        raise BadInput(f"a {change.stage} is not answered by a day", way_out="an offer is: leave it out")
    if change.until < change.day:
        raise BadInput(f"{change.until} is before {change.day}", way_out="give the day by which it is answered")


def _check_days(change: AnyChange) -> None:
    days = [change.day, getattr(change, "until", None), getattr(change, "instead_of", None)]
    for day in [] if isinstance(change, changes.Habits) else days:
        if day is not None and not FIRST <= day <= LAST:
            raise BadInput(f"{day} cannot be the day", way_out=f"a day from {FIRST} to {LAST}")


def _check_texts(change: AnyChange) -> None:
    for name in change.__struct_fields__:
        if not isinstance(text := getattr(change, name), str):
            continue
        if len(text) > LONGEST:
            raise BadInput(f"the {name} is longer than {LONGEST} characters", way_out="shorten it")
        if name in NAMES and len(text) > LONGEST_NAME:
            raise BadInput(f"the {name} is longer than {LONGEST_NAME} characters", way_out="shorten it")
    needed = NEEDED.get(type(change))
    if needed and not getattr(change, needed):
        raise BadInput(f"the {needed} is empty", way_out="write it")


def _check_time(change: changes.Staged) -> None:
    if not _is_zone(change.zone):
        raise BadInput(f"there is no time zone `{change.zone}`", way_out="as Europe/Berlin or America/New_York")
    if change.at and not _comes(change.day, change.at, change.zone):
        says = f"clocks in {change.zone} are put forward over {change.at:%H:%M} on {change.day}"
        raise BadInput(says, way_out="a time that there is")


def _comes(day: date, at: time, zone: str) -> bool:
    """Whether clocks in the zone show that time on that day."""
    local = datetime.combine(day, at)
    return local.replace(tzinfo=ZoneInfo(zone)).astimezone(UTC).astimezone(ZoneInfo(zone)).replace(tzinfo=None) == local


def _is_zone(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (ValueError, OSError, KeyError):  # a path, a folder, a name that is not known
        return False
    return True
