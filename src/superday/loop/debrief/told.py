"""What is wrong with the stories of a loop: the flaws of each, what contradicts what, and one told for everything."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from superday import stories
from superday.bank.model import Askable, Behavioural
from superday.findings import Finding, Outcome
from superday.loop.debrief.model import ClashView, FlawView, Overuse
from superday.loop.interviewer import AGREEMENT, known
from superday.loop.repeats import Place
from superday.loop.room import Desk
from superday.loop.state import Asked, State, Turn
from superday.stories.likeness import Background, pairs
from superday.stories.model import Clash, Flaw

# Where nothing is said of a thing, the words after which it was to come.
_NEAREST = {"no-number": "result", "no-baseline": "number", "no-task": "situation", "few-deeds": "action"}
_AT_THE_END = ("no-result", "no-learning")


class _Answer(NamedTuple):
    """One behavioural question with what was said to it, a text a turn."""

    place: Place
    title: str
    asked: Asked

    @property
    def anchor(self) -> str:
        return f"{self.place[0]}-{self.place[1]}"

    @property
    def turns(self) -> list[Turn]:
        return [turn for turn in self.asked.turns if (turn.answer or "").strip()]

    @property
    def story(self) -> str:
        return self.asked.turns[0].answer or ""


def flaws(item: Askable, asked: Asked) -> tuple[list[FlawView], list[FlawView]]:
    """The flaws that a story still had in the end, and those that it lost when it was asked about; heaviest first.

    None of either where there was no story.
    """
    if not isinstance(item, Behavioural) or asked.skipped or not _any_story(known(asked)):
        return [], []
    now, first = stories.named(known(asked)), stories.named(asked.turns[0].findings or ())
    left = {flaw.id for flaw in now}
    return (
        [_view(flaw, asked) for flaw in now],
        [_view(flaw, asked) for flaw in first if flaw.sure and flaw.id not in left],
    )


def _any_story(found: Sequence[Finding]) -> bool:
    parts = ("situation", "task", "action", "result")
    return any(one.point in parts and one.outcome in (Outcome.COVERED, Outcome.PARTIAL) for one in found)


def _view(flaw: Flaw, asked: Asked) -> FlawView:
    quote = flaw.evidence.quote if flaw.evidence else _nearest(flaw.id, asked)
    return FlawView(flaw.id, flaw.says, quote, flaw.ask, flaw.sure)


def _nearest(flaw: str, asked: Asked) -> str:
    """The candidate's words where what is missing should have been, or none."""
    if flaw in _AT_THE_END:
        sentences = (asked.turns[0].answer or "").strip().replace("\n", " ").split(". ")
        return sentences[-1].strip()
    point = _NEAREST.get(flaw)
    return next((one.evidence.quote for one in known(asked) if one.point == point and one.evidence), "")


def overuse(state: State, desk: Desk, repeated: Mapping[Place, str], background: Background | None) -> list[Overuse]:
    """The stories that were told for more than one question, in their words or in others."""
    answers = {answer.anchor: answer for answer in _answers(state, desk)}
    texts = {anchor: answer.story for anchor, answer in answers.items()}
    same = [(one.one, one.other) for one in pairs(texts, background) if one.sure] if background else []
    by_title = {answer.title: anchor for anchor, answer in answers.items()}
    same += [(by_title[title], f"{place[0]}-{place[1]}") for place, title in repeated.items()]
    told = sum(bool(text.strip()) for text in texts.values())
    return [Overuse([answers[one].title for one in group], group, told) for group in _groups(list(answers), same)]


def _groups(anchors: Sequence[str], same: Sequence[tuple[str, str]]) -> list[list[str]]:
    """Anchors joined by ``same``, directly or over others, in order; those alone are left out."""
    group = {anchor: n for n, anchor in enumerate(anchors)}
    for one, other in same:
        group = {anchor: group[one] if n == group[other] else n for anchor, n in group.items()}
    members = [[anchor for anchor in anchors if group[anchor] == n] for n in dict.fromkeys(group.values())]
    return [each for each in members if len(each) > 1]


def clashes(state: State, desk: Desk, background: Background | None) -> list[ClashView]:
    """Numbers and dates that are others than before: within an answer, and where the same story is told again."""
    answers = list(_answers(state, desk))
    alike = _alike(answers, background)
    found: list[ClashView] = []
    for n, answer in enumerate(answers):
        before = [
            (other, turn) for other in answers[:n] if (other.anchor, answer.anchor) in alike for turn in other.turns
        ]
        for turn in answer.turns:
            texts = [earlier.answer or "" for _, earlier in before]
            asked = "" if turn.kind == "main" else turn.ask
            if texts and not _asks_which(turn):
                heard = stories.contradictions(texts, turn.answer or "", asked)
                found += [_clash(one, before[one.answer][0], answer) for one in heard]
            before.append((answer, turn))
    return found


def _alike(answers: Sequence[_Answer], background: Background | None) -> set[tuple[str, str]]:
    """Pairs of answers that may tell of the same events: figures of different ones may well differ."""
    if background is None:
        return set()
    return {(one.one, one.other) for one in pairs({answer.anchor: answer.story for answer in answers}, background)}


def _clash(clash: Clash, earlier: _Answer, later: _Answer) -> ClashView:
    settled = next((turn.answer or "" for turn in later.asked.turns if _asks_which(turn)), "")
    return ClashView(clash.says, clash.said.quote, earlier.title, clash.now.quote, later.title, later.anchor, settled)


def _asks_which(turn: Turn) -> bool:
    """Whether the interviewer asked which of two numbers it is."""
    return AGREEMENT in turn.points


def _answers(state: State, desk: Desk) -> Iterator[_Answer]:
    for number, round_ in enumerate(state.rounds):
        for place, asked in enumerate(round_.asked):
            item = desk(asked.question)
            if isinstance(item, Behavioural) and not asked.skipped:
                yield _Answer((number, place), item.title, asked)
