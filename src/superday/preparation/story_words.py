"""What is said of stories in words, the same in the terminal and in the browser."""

from collections.abc import Sequence
from datetime import date

from superday.errors import BadInput
from superday.stories.likeness import Pair
from superday.stories.retold import Overused, Told
from superday.stories.story import Story

MOST = 20  # messages


def notes(overused: Sequence[Overused], pairs: Sequence[Pair]) -> list[str]:
    """What is to be said of the stories as a whole."""
    said = [
        f"`{one.story}` makes up {one.times} of your last {one.answers} stories told: {'; '.join(one.questions)}. "
        "A panel compares notes; tell another one where it fits."
        for one in overused
    ]
    return said + [alike(pair) for pair in pairs]


def told_broken(broken: Sequence[BadInput]) -> list[str]:
    """What is wrong with files, a line each; of very many (a folder of other notes) the first."""
    said = [str(one) for one in broken[:MOST]]
    more = len(broken) - len(said)
    return [*said, f"and {more} more files that are no stories"] if more else said


def alike(pair: Pair) -> str:
    """That two stories tell of the same events, and by what."""
    sure = "tell of the same events" if pair.sure else "may tell of the same events"
    return f"`{pair.one}` and `{pair.other}` {sure}: both have {', '.join(pair.shared)}."


def age(story: Story, today: date) -> str:
    """How old a story is, in words."""
    years = story.years(today)
    if years is None:
        return "no date"
    months = round(12 * years)
    return f"{months} month{'' if months == 1 else 's'}" if months < 24 else f"{years:.0f} years"


def told_last(told: Sequence[Told]) -> str:
    """How often a story was told for sure, and when last for what; its tellings are the newest first."""
    tellings = [one for one in told if one.sure]
    if not tellings:
        return "not told"
    times = "once, on" if len(tellings) == 1 else f"{len(tellings)} times, last on"
    return f"told {times} {when(tellings[0])}: {tellings[0].telling.title}"


def when(one: Told) -> str:
    """The day of a telling."""
    at = one.telling.at
    return f"{at.day} {at:%b %Y}"
