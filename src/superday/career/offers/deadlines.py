"""When an offer must be answered, as a moment, and how much time is left."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from superday.career.offers.model import Offer


class NoSuchTime(ValueError):
    """The deadline is no one moment: no zone is named, the zone is unknown, or its clocks skip that time."""


def moment(offer: Offer) -> datetime | None:
    """The deadline in UTC, None without one; a date alone means until that day ends where the zone is.

    Of a time that comes twice, as clocks are put back, it is the first: an answer by then is in time either way.
    """
    said, zone = offer.deadline, None if offer.time_zone is None else _zone(offer.time_zone)
    if said is None:
        return None
    if isinstance(said, datetime) and said.tzinfo is not None:
        return said.astimezone(UTC)
    if zone is None:
        raise NoSuchTime("the deadline says neither an offset nor a zone")
    local = said if isinstance(said, datetime) else datetime.combine(said + timedelta(days=1), time())
    there = local.replace(tzinfo=zone)
    if isinstance(said, datetime) and there.astimezone(UTC).astimezone(zone).replace(tzinfo=None) != local:
        raise NoSuchTime(f"clocks in {zone.key} are put forward over {local:%H:%M} that day")
    return there.astimezone(UTC)


def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (ValueError, OSError, KeyError) as error:  # KeyError: ZoneInfoNotFoundError
        raise NoSuchTime(f"`{name}` is no time zone that this machine knows") from error


def hours_left(deadline: datetime, now: datetime) -> float:
    """Hours until then, to a hundredth; negative when it has passed."""
    return round((deadline - now) / timedelta(hours=1), 2)


def in_words(hours: float) -> str:
    """``34 h 20 min left``, ``3 days 2 h left`` or ``passed 3 h ago``."""
    minutes = abs(round(hours * 60))
    days, rest = divmod(minutes, 24 * 60)
    long = minutes >= 72 * 60
    span = f"{days} days {rest // 60} h" if long else f"{minutes // 60} h {minutes % 60:02d} min"
    return f"{span} left" if hours > 0 else f"passed {span} ago"
