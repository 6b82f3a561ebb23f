"""The model's judgements weighed against the words of the answer: what of them becomes a finding.

Two rules hold whatever the model says, and for that no text in an answer can talk it round:

- A quote stands in the answer word for word, and what counts is the sentence around it, as the candidate said it.
- Credit needs both.  The model settles what the words show in part; what they do not show it makes *unclear* at most,
  and only where the sentence is about the point.  A trap that the words show stays stated.

Pure: no server, no clock, no files.
"""

import re
from collections.abc import Sequence

from msgspec.structs import replace

from superday.findings import Evidence, Finding, Outcome, Source
from superday.language.addressed import speaks_of_grading
from superday.language.asking import Judgement
from superday.rubric.grading import grade, nothing
from superday.rubric.looking import look, windows
from superday.rubric.model import Rubric
from superday.rubric.prepared import ReadyPoint, ready
from superday.rubric.text import sentences
from superday.rubric.words import words

AGREED = 0.8  # confidence where the model and the words point the same way; by rule, not calibrated
SPLIT = 0.4  # where they do not
ABOUT = 3  # words of its own that a sentence shares with a point to be about it
NEAR = 0.2  # and the least share of a wording of it that those words are
STATED = 0.45  # the same for a trap
LONGEST_QUOTE = 600  # characters
_SHORTEST = 3  # letters of a word that counts there: text laid out letter by letter has none
_MOST_SENTENCES = 3  # of a quote; more prove nothing in particular
_CREDITED = (Outcome.PARTIAL, Outcome.COVERED)
_SHOWS = (Outcome.UNCLEAR, *_CREDITED)


def weigh(rubric: Rubric, answer: str, findings: Sequence[Finding], judged: Sequence[Judgement]) -> list[Finding]:
    """The findings, in their order, with what the model settles in them.

    ``findings`` are the default grader's on this ``answer``; one that the model leaves as it is comes back as it was.
    """
    by_point = {one.point: one for one in judged}
    weighed = _Weighing(rubric, answer)
    return [weighed.settle(one, by_point[one.point]) if one.point in by_point else one for one in findings]


def says_nothing(rubric: Rubric, findings: Sequence[Finding]) -> bool:
    """Whether the default grader found the answer to be silence, a list, or the question: there is nothing to judge."""
    return list(findings) == [nothing(point) for point in rubric.points]


class _Weighing:
    """One answer, sentence by sentence."""

    def __init__(self, rubric: Rubric, answer: str):
        self._rubric, self._answer = rubric, answer
        self._prepared = ready(rubric)
        self._sentences = sentences(answer)
        self._named = {word.stem for point in rubric.points for word in words(point.id.replace("-", " "))}
        self._graded: dict[Evidence, dict[str, Finding]] = {}

    def settle(self, found: Finding, judged: Judgement) -> Finding:
        """The finding that comes of the default grader's and the model's."""
        wanted = next(point for point in self._prepared.points if point.point.id == found.point)
        if wanted.point.kind == "trap":
            return self._trap(wanted, found, judged)
        if found.outcome is Outcome.CONTRADICTED or judged.outcome == "contradicted":
            return found
        return _unseen(found) if judged.outcome == "missing" else self._shown(wanted, found, judged)

    def _shown(self, wanted: ReadyPoint, found: Finding, judged: Judgement) -> Finding:
        outcome = Outcome(judged.outcome)
        sentence = self._sentence(judged.quote)
        if sentence is None or outcome is found.outcome or not self._about(wanted, sentence):
            return found
        if found.outcome is Outcome.MISSING:
            note = "The language model finds it here; by its words alone it is missing."
            return Finding(found.point, Outcome.UNCLEAR, SPLIT, Source.MODEL, sentence, note)
        if self._in(sentence, found.point).outcome not in _SHOWS:
            return found
        note = f"By its words alone it is {found.outcome}."
        return Finding(found.point, outcome, AGREED, Source.MODEL, sentence, note)

    def _trap(self, wanted: ReadyPoint, found: Finding, judged: Judgement) -> Finding:
        """A wrong statement that the words alone did not take for one."""
        sentence = self._sentence(judged.quote)
        if judged.outcome != "contradicted" or found.outcome is Outcome.CONTRADICTED or sentence is None:
            return found
        if not self._about(wanted, sentence):
            return found
        return Finding(found.point, Outcome.CONTRADICTED, AGREED, Source.MODEL, sentence)

    def _in(self, sentence: Evidence, point: str) -> Finding:
        """What the default grader finds in the sentence alone."""
        if sentence not in self._graded:
            self._graded[sentence] = {one.point: one for one in grade(self._rubric, sentence.quote)}
        return self._graded[sentence][point]

    def _about(self, wanted: ReadyPoint, sentence: Evidence) -> bool:
        """Whether a sentence (no list) has enough words of the point's own, or states what a trap says.

        The words of ids do not count: to name a point is not to make it.
        """
        own = wanted.stems.union(*(wording.own for wording in wanted.wordings)) - self._named - self._prepared.question
        own = frozenset(stem for stem in own if len(stem) >= _SHORTEST)
        told = [w for w in windows(sentences(sentence.quote)) if len(own & (w.affirmed | w.denied)) >= ABOUT]
        seen = [look(wanted, window) for window in told]
        if wanted.point.kind == "trap":
            return any(one.share >= STATED and not one.against and not one.attributed for one in seen)
        return any(one.share >= NEAR for one in seen)

    def _sentence(self, quote: str) -> Evidence | None:
        """The sentences that a quote stands in; ``None`` where it is not in the answer, or is no evidence."""
        span = _span(quote, self._answer)
        if span is None:
            return None
        around = [one for one in self._sentences if one.start < span[1] and span[0] < one.end]
        if not around or len(around) > _MOST_SENTENCES:
            return None
        first, last = self._sentences.index(around[0]), self._sentences.index(around[-1])
        start, end = around[0].start, around[-1].end
        before = self._sentences[first - 1].end if first else 0
        after = self._sentences[last + 1].start if last + 1 < len(self._sentences) else len(self._answer)
        if speaks_of_grading(self._answer[before:after]):
            return None
        end += self._answer[end : end + 1] in (".", "!", "?")
        return Evidence(self._answer[start:end], start, end)


def _unseen(found: Finding) -> Finding:
    """The model says that it is missing, for which there is nothing to quote: what the words show becomes unclear."""
    if found.outcome is Outcome.UNCLEAR:
        note = "By its words alone it is unclear."
        return Finding(found.point, Outcome.MISSING, AGREED, Source.MODEL, None, note)
    if found.outcome in _CREDITED:
        note = f"By its words alone it is {found.outcome}; the language model does not find it."
        return replace(found, outcome=Outcome.UNCLEAR, confidence=SPLIT, source=Source.MODEL, note=note)
    return found


def _span(quote: str, answer: str) -> tuple[int, int] | None:
    """Where the answer holds the quote, word for word; white space may differ."""
    parts = quote.split()
    if not parts or len(quote) > LONGEST_QUOTE:
        return None
    found = re.search(r"\s+".join(map(re.escape, parts)), answer)
    return found.span() if found else None
