"""Stories that are told twice: interviewers compare notes, so the second telling counts as nothing.

Compared by runs of words, so that a changed name or figure does not make a new story of an old one.
"""

from superday.bank.model import Behavioural
from superday.loop.room import Desk
from superday.loop.state import State

Place = tuple[int, int]  # a round, and a question in it, each counted from 0

RUN = 4  # words
SAME = 0.8  # of the shorter story's runs
SHORTEST = 30  # runs: less is no story


def told_before(state: State, desk: Desk) -> dict[Place, str]:
    """By round and place in it, the title of the question for which a story had been told already."""
    told: list[tuple[frozenset[tuple[str, ...]], str]] = []
    repeated = {}
    for number, round_ in enumerate(state.rounds):
        for place, asked in enumerate(round_.asked):
            item = desk(asked.question)
            runs = _runs(asked.turns[0].answer or "")
            if not isinstance(item, Behavioural) or len(runs) < SHORTEST:
                continue
            earlier = next((title for other, title in told if _same(runs, other)), None)
            if earlier is None:
                told.append((runs, item.title))
            else:
                repeated[number, place] = earlier
    return repeated


def _runs(text: str) -> frozenset[tuple[str, ...]]:
    words = [word.strip(".,;:!?\"'()").lower() for word in text.split()]
    return frozenset(tuple(words[at : at + RUN]) for at in range(len(words) - RUN + 1))


def _same(left: frozenset[tuple[str, ...]], right: frozenset[tuple[str, ...]]) -> bool:
    return len(left & right) >= SAME * min(len(left), len(right))
