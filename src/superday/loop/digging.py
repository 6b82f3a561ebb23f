"""Which of a question's own follow-ups a full story leaves open, so that nobody is asked what they have just told.

Pure.  By words alone: a follow-up most of whose words the story has is taken for answered.
"""

from superday.bank.model import Behavioural
from superday.rubric.words import content, words
from superday.stories.model import Probing

ANSWERED = 0.75  # of a follow-up's words


def left_open(item: Behavioural, told: str) -> list[Probing]:
    """The follow-ups to ask about what was ``told``, those of which least was said first."""
    said = _stems(told)
    known = {one.ask: _share(_stems(one.ask), said) for one in item.follow_ups}
    return sorted((one for one in item.follow_ups if known[one.ask] < ANSWERED), key=lambda one: known[one.ask])


def _stems(text: str) -> frozenset[str]:
    return frozenset(word.stem for word in content(words(text)))


def _share(asked: frozenset[str], said: frozenset[str]) -> float:
    return len(asked & said) / len(asked) if asked else 0.0
