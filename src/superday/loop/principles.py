"""Which question for a story comes next, so that a loop asks for every leadership principle once before any twice.

Pure.  A question counts for the first of its principles; the others that it touches decide between equals.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence

from superday.bank.model import Behavioural, Question


def next_story(
    ranked: Sequence[Question],
    taken: Iterable[Question],
    told: Iterable[object],
    named: Sequence[str],
    fitting: Collection[str] = (),
) -> Question:
    """The question to ask next of ``ranked``, which are in the order of chance.

    First the principle that ``taken``, the questions of this loop so far, asked for least; of those the one that the
    segment names first (``named``), then the one that ``told``, the questions of earlier rehearsals, asked for least:
    the stories told for those are known, and this one needs another.  Between equals the ids in ``fitting``, those that
    the segment's tags name, come first.
    """
    here, touched = _counts(taken)
    before, _ = _counts(told)

    def rank(item: Question) -> tuple[int, ...]:
        if not isinstance(item, Behavioural):
            return (0,)
        first, *others = item.principles
        place = named.index(first) if first in named else len(named)
        others_touched = sum(touched[one] for one in others)
        return (here[first], place, before[first], item.id not in fitting, touched[first] + others_touched)

    return min(ranked, key=rank)


def _counts(questions: Iterable[object]) -> tuple[Counter[str], Counter[str]]:
    """How often each principle was asked for, and how often it was touched by a question for another one."""
    asked: Counter[str] = Counter()
    touched: Counter[str] = Counter()
    for item in questions:
        if isinstance(item, Behavioural):
            asked[item.principles[0]] += 1
            touched.update(item.principles[1:])
    return asked, touched
