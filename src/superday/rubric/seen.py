"""An answer and what each of its windows shows of each point: what grading and the search for traps go by.

A point is looked for in windows of one or two sentences, so that words far apart do not add up and length does not
help.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from superday.findings import Evidence
from superday.rubric import chance, honest
from superday.rubric.looking import Sight, Window, look, window_of, windows
from superday.rubric.prepared import Ready, ReadyPoint
from superday.rubric.text import Sentence, sentences


@dataclass(frozen=True, slots=True)
class Said:
    """An answer with its sentences and windows."""

    text: str
    sentences: list[Sentence]
    windows: list[Window]


def said_of(prepared: Ready, text: str) -> Said:
    """The answer, with what is laid out rather than said marked as such."""
    found = sentences(text)
    for sentence in found:
        sentence.structured = sentence.structured and not honest.only_terms(prepared.keys, sentence.words)
    return Said(text, found, windows(found))


def says_nothing(prepared: Ready, said: Said) -> bool:
    """Whether it is silence, "I don't know", the question again, or nothing but lists."""
    empty = honest.says_nothing(said.text) or honest.only_lists(said.text)
    laid = honest.only_terms(prepared.keys, [word for sentence in said.sentences for word in sentence.words])
    return empty or laid or honest.repeats(prepared.question, said.sentences)


@dataclass(frozen=True, slots=True)
class Seen:
    """What each window of an answer shows of each point (by id): every point is looked for once."""

    said: Said
    sights: dict[str, list[Sight]]


def seen_in(prepared: Ready, said: Said, in_context: str = "") -> Seen:
    """What the answer shows of all points; of ``in_context``, what the question holds need not be said again."""
    return Seen(
        said,
        {
            wanted.point.id: [look(wanted, window, wanted.point.id == in_context) for window in said.windows]
            for wanted in prepared.points
        },
    )


def best_of(sights: Sequence[Sight]) -> int | None:
    """Which window shows most; ``None`` where there is none."""
    return max(range(len(sights)), key=lambda n: (sights[n].strength, sights[n].terms), default=None)


def point_evidence(
    prepared: Ready, wanted: ReadyPoint, seen: Seen, at: int, among: Sequence[int] = ()
) -> chance.PointEvidence:
    """The evidence for a point from what windows (all, or ``among``) show of it, and the best (``at``) of others."""
    sights = seen.sights[wanted.point.id]
    looked_at = [sights[n] for n in among] or sights
    others = (p.point.id for p in prepared.points if p.point.id != wanted.point.id and p.point.kind != "trap")
    best, rival = sights[at], max((seen.sights[other][at].strength for other in others), default=0.0)
    return chance.PointEvidence(
        terms=best.terms,
        full=float(best.terms == 1.0 and best.fresh),
        lead=best.strength - rival,
        says=max(sight.says for sight in looked_at),
        dense=max(sight.dense for sight in looked_at),
        recall=best.recall,
    )


def quoted(wanted: ReadyPoint, sight: Sight, answer: str) -> Evidence:
    """The sentence of the window that tells most about the point."""

    def tells(sentence: Sentence) -> float:
        alone = look(wanted, window_of(sentence))
        return alone.strength + alone.terms

    sentence = max(sight.window.sentences, key=tells)
    end = sentence.end + (answer[sentence.end : sentence.end + 1] in (".", "!", "?"))
    return Evidence(answer[sentence.start : end], sentence.start, end)
