"""Cards that ask: the narrow question of a point, or the open one where it has none."""

from typing import ClassVar

from superday.bank.model import Graded
from superday.findings import Outcome
from superday.rubric import grade_follow_up
from superday.rubric.honest import says_nothing
from superday.rubric.model import Point, Probe, Rubric
from superday.rubric.probes import settle
from superday.rubric.words import words
from superday.study.card import Card, Checked, Kind, answers_itself, names_the_answer, offers_a_choice, spans
from superday.study.items import MemoryItem

GUESSED = 0.5  # worth of a question whose answer is yes or no, or one of two that it names
OPEN = 0.8  # and of one whose reply is read as free text: the reading may err
_YES_NO = frozenset(["yes", "no", "it is", "it is not", "it does", "it does not", "it can", "it cannot", "never"])


class Question(Card, frozen=True, kw_only=True):
    """A narrow question with short right answers."""

    kind: ClassVar[Kind] = "question"
    probe: Probe
    says: str

    def check(self, typed: str) -> Checked:
        """As a probe is settled; a reply that is neither accepted nor rejected is left to the person."""
        expected = f"{self.probe.accept[0]}: {self.says}"
        outcome, _ = settle(self.probe, typed)
        if outcome is Outcome.COVERED:
            return Checked("right", expected)
        if outcome is Outcome.CONTRADICTED or says_nothing(typed):
            return Checked("wrong", expected)
        note = "That leaves it open." if outcome is Outcome.UNCLEAR else "Not a wording that superday knows."
        return Checked("unsure", expected, note)


class Open(Card, frozen=True, kw_only=True):
    """An open question about one point; the reply is read as an interviewer's follow-up is."""

    kind: ClassVar[Kind] = "open"
    rubric: Rubric
    point: str
    says: str

    def check(self, typed: str) -> Checked:
        """Whether the reply shows the point."""
        if says_nothing(typed):
            return Checked("wrong", self.says)
        found = grade_follow_up(self.rubric, self.point, typed)
        if found.outcome is Outcome.COVERED:
            return Checked("right", self.says)
        if found.outcome is Outcome.CONTRADICTED:
            return Checked("wrong", self.says, found.note)
        note = "Half of it is there." if found.outcome is Outcome.PARTIAL else "Not seen in these words."
        return Checked("unsure", self.says, note)


def narrow(item: MemoryItem, point: Point, seed: int) -> Question | None:
    """The card with a point's narrow question, or None where it has none that does not tell its answer."""
    probe = point.probe
    if probe is None or answers_itself(probe, probe.ask):
        return None
    title = "" if names_the_answer(probe, f"{item.title}. {probe.ask}") else f"**{item.title}**\n\n"
    plain = {" ".join(word.form for word in words(answer)) for answer in (*probe.accept, *probe.reject)}
    worth = GUESSED if plain & _YES_NO or offers_a_choice(probe, probe.ask) else 1.0
    prompt = f"{title}{probe.ask}"
    return Question(item=item.id, seed=seed, prompt=prompt, worth=worth, probe=probe, says=point.says)


def follow_up(item: MemoryItem, question: Graded, point: Point, seed: int) -> Open | None:
    """The card with an open question about a point, or None where it has none, or the question says it all."""
    asks = [one.ask for one in question.follow_ups if one.point == point.id]
    asks = [ask for ask in asks if not all(spans(ask, group) for group in point.terms)]
    if not asks:
        return None
    ask = asks[seed % len(asks)]
    prompt = f"**{question.title}**\n\n{ask}"
    rubric = Rubric(f"{question.title}.\n{question.question}\n{ask}", question.points)  # all that is given away
    return Open(item=item.id, seed=seed, prompt=prompt, worth=OPEN, rubric=rubric, point=point.id, says=point.says)
