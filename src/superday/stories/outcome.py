"""How a told story ends: which sentence says so with a figure; and where the most of it is done."""

from superday.stories.deeds import deeds
from superday.stories.measure import measured
from superday.stories.roles import roles
from superday.stories.telling import Told


def measured_end(said: list[Told]) -> Told | None:
    """The sentence with a figure that likeliest tells how it ended; the last of equals, none without a figure."""
    found = [(of.outcome, n) for n, (one, of) in enumerate(zip(said, roles(said), strict=True)) if _has_figure(one)]
    return said[max(found)[1]] if found else None


def _has_figure(sentence: Told) -> bool:
    return measured(sentence.plain) != "none"


def half_done(said: list[Told]) -> int:
    """Where two fifths of the deeds are told."""
    doing = [s.start for s in said if not s.replied for _ in deeds(s)]
    return doing[2 * len(doing) // 5] if doing else 0
