"""What is wrong with the stories of a loop: the flaws of each, and what contradicts what."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from superday import stories
from superday.bank.model import Askable, Behavioural
from superday.loop.debrief.model import ClashView, FlawView
from superday.loop.interviewer import AGREEMENT, any_story, known
from superday.loop.repeats import Place, heard
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
        return [turn for turn in self.asked.standing if (turn.answer or "").strip()]

    @property
    def story(self) -> str:
        return self.asked.standing[0].answer or ""


def flaws(item: Askable, asked: Asked) -> tuple[list[FlawView], list[FlawView]]:
    """The flaws that a story still had in the end, and those that it lost when it was asked about; heaviest first.

    None of either where there was no story.
    """
    if not isinstance(item, Behavioural) or asked.skipped or not any_story(asked):
        return [], []
    now, first = stories.named(known(asked)), stories.named(asked.standing[0].findings or ())
    left = {flaw.id for flaw in now}
    return (
        [_view(flaw, asked) for flaw in now],
        [_view(flaw, asked) for flaw in first if flaw.sure and flaw.id not in left],
    )


def _view(flaw: Flaw, asked: Asked) -> FlawView:
    quote = flaw.evidence.quote if flaw.evidence else _nearest(flaw.id, asked)
    return FlawView(flaw.id, flaw.says, quote, flaw.ask, flaw.sure)


def _nearest(flaw: str, asked: Asked) -> str:
    """The candidate's words where what is missing should have been, or none."""
    if flaw in _AT_THE_END:
        sentences = (asked.standing[0].answer or "").strip().replace("\n", " ").split(". ")
        return sentences[-1].strip()
    point = _NEAREST.get(flaw)
    return next((one.evidence.quote for one in known(asked) if one.point == point and one.evidence), "")


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
    return (_Answer(one.place, one.title, one.asked) for one in heard(state, desk))
