"""What is said of stories in words, the same in the terminal and in the browser."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date

from superday.errors import BadInput
from superday.stories.likeness import Pair
from superday.stories.retold import Overused, Told
from superday.stories.story import Story

MOST = 20  # messages


def titles(stories: Sequence[Story]) -> dict[str, str]:
    """What a screen calls each story, by id: its title, with the file's name where several have the same."""
    same = Counter(one.title for one in stories)
    return {one.id: f"{one.title} ({one.id}.md)" if same[one.title] > 1 else one.title for one in stories}


def quoted(named: Mapping[str, str]) -> dict[str, str]:
    """Titles as they stand within a sentence."""
    return {id_: f"“{title}”" for id_, title in named.items()}


def notes(overused: Sequence[Overused], pairs: Sequence[Pair], named: Mapping[str, str] | None = None) -> list[str]:
    """What is to be said of the stories as a whole; each called as ``named`` says, or else by its id."""
    said = [
        f"{_called(one.story, named)} makes up {one.times} of your last {one.answers} stories told: "
        f"{'; '.join(one.questions)}. "
        "A panel compares notes; tell another one where it fits."
        for one in overused
    ]
    return said + [alike(pair, named) for pair in pairs]


def told_broken(broken: Sequence[BadInput]) -> list[str]:
    """What is wrong with files, a line each; of very many (a folder of other notes) the first."""
    said = [str(one) for one in broken[:MOST]]
    more = len(broken) - len(said)
    return [*said, f"and {more} more files that are no stories"] if more else said


def alike(pair: Pair, named: Mapping[str, str] | None = None) -> str:
    """That two stories tell of the same events, and by what."""
    sure = "tell of the same events" if pair.sure else "may tell of the same events"
    one, other = _called(pair.one, named), _called(pair.other, named)
    return f"{one} and {other} {sure}: both have {', '.join(pair.shared)}."


def _called(id_: str, named: Mapping[str, str] | None) -> str:
    return (named or {}).get(id_, f"`{id_}`")


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
