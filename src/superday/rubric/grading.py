"""The main answer, point by point: which points it shows, denies or leaves out, in the candidate's words.

A point is looked for in windows of one or two sentences, so that words far apart do not add up and length
does not help.  Wording match (weighted recall) and key terms (all groups in one window) are the two kinds of
evidence; how they combine is :func:`_judge`, how far to trust it :mod:`superday.rubric.chance`.  Scores are not made
here: :mod:`superday.rubric.scoring`.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import msgspec

from superday.findings import Evidence, Finding, Outcome, Source
from superday.rubric import chance, honest
from superday.rubric.figures import Figure, figures, reaches
from superday.rubric.lexicon import word_set
from superday.rubric.looking import Sight, Window, look, window_of, windows
from superday.rubric.model import Point, Probe, Rubric, WhatIf
from superday.rubric.prepared import Ready, ReadyPoint, ready
from superday.rubric.probes import grade_probe, settle
from superday.rubric.text import Sentence, sentences

COVERED_RECALL = 0.72  # share of a wording's weight that shows the point by itself
PARTIAL_RECALL = 0.5
UNCLEAR_RECALL = 0.38
TERMS_RECALL = 0.14  # the least that must resemble a wording where all key terms are said
DOUBTFUL, LIKELY = 0.35, 0.75  # chances at which what the words show is not believed, and is more than they show
NOTICED, HINTED = 0.2, 0.06  # chances from which the belief in a trap is noticed, and hinted at
STATED = 0.42  # chance from which a trap that is noticed is taken for stated
_POINTS_BACK = word_set("it this that these those they so which")


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


def grade(rubric: Rubric, answer: str) -> list[Finding]:
    """One finding per point, in the rubric's order.

    A trap is ``contradicted`` where the answer states it, ``unclear`` where it is noticed, and else ``missing``, with a
    ``hint`` where a sentence may betray it; a point that a stated trap refutes is contradicted as well, unless the
    answer clearly shows it elsewhere.
    """
    return graded(ready(rubric), answer)


def graded(prepared: Ready, answer: str) -> list[Finding]:
    """The same by a rubric made ready."""
    said = said_of(prepared, answer)
    points = [wanted.point for wanted in prepared.points]
    if says_nothing(prepared, said):
        return [nothing(point) for point in points]
    seen = seen_in(prepared, said)
    return _refute(points, [_find(prepared, wanted, seen) for wanted in prepared.points])


def grade_follow_up(rubric: Rubric, point_id: str, reply: str) -> Finding:
    """The finding on one point from the reply to an open follow-up about it.

    What the follow-up's own words give away need not be said again.  Raises ``KeyError`` for no such point.
    """
    point = _point(rubric, point_id)
    asked = next((f.ask for f in rubric.follow_ups if f.point == point_id), "")
    return _grade_reply(Rubric(f"{rubric.question}\n{asked}", rubric.points), point, reply)


def grade_what_if(what_if: WhatIf, reply: str) -> Finding:
    """The finding on a what-if; its point has the what-if's id."""
    point = Point(id=what_if.id, says=what_if.says, wordings=what_if.wordings, terms=what_if.terms)
    return _grade_reply(Rubric(what_if.ask, [point]), point, reply)


def grade_belief(rubric: Rubric, trap_id: str, reply: str) -> list[Finding]:
    """The findings from the short reply to a trap's narrow question (:func:`narrow`): on the trap, and on its point.

    A wrong reply, or one that states the trap, contradicts both.  A right one, or "I don't know", leaves the trap
    ``missing`` and earns nothing; what cannot be told is ``unclear``.  Where the question is the point's own, the reply
    counts for the point as well.  Raises ``KeyError`` for no such trap and ``ValueError`` where there is no question.
    """
    trap = _point(rubric, trap_id)
    probe = narrow(rubric, trap)
    if probe is None:
        raise ValueError(f"trap {trap_id} has no probe")
    outcome, sure = _believed(rubric, trap, probe, reply)
    evidence = Evidence(reply, 0, len(reply)) if reply.strip() else None
    found = Finding(trap_id, outcome, sure, Source.PROBE, evidence)
    if trap.refutes is None:
        return [found]
    if outcome is Outcome.CONTRADICTED:
        return [found, msgspec.structs.replace(found, point=trap.refutes)]
    return [found] if trap.probe else [found, grade_probe(_point(rubric, trap.refutes), reply)]


def narrow(rubric: Rubric, trap: Point) -> Probe | None:
    """The question that settles whether somebody believes a trap: its own, or that of the point that it refutes."""
    return trap.probe or next((point.probe for point in rubric.points if point.id == trap.refutes), None)


def _believed(rubric: Rubric, trap: Point, probe: Probe, reply: str) -> tuple[Outcome, float]:
    outcome, sure = settle(probe, reply)
    if outcome is Outcome.COVERED:
        return Outcome.MISSING, sure
    if outcome is not Outcome.MISSING or honest.says_nothing(reply):
        return outcome, sure
    found = graded(ready(Rubric(f"{rubric.question}\n{probe.ask}", rubric.points)), reply)
    stated = next(f for f in found if f.point == trap.id).outcome is Outcome.CONTRADICTED
    return (Outcome.CONTRADICTED, sure) if stated else (Outcome.UNCLEAR, sure)


def nothing(point: Point) -> Finding:
    """The finding on an answer that says nothing."""
    return Finding(point.id, Outcome.MISSING, 0.98, Source.LEXICAL)


def _point(rubric: Rubric, point_id: str) -> Point:
    found = next((p for p in rubric.points if p.id == point_id), None)
    if found is None:
        raise KeyError(point_id)
    return found


def _grade_reply(rubric: Rubric, point: Point, reply: str) -> Finding:
    prepared = ready(rubric)
    said = said_of(prepared, reply)
    if says_nothing(prepared, said):
        return nothing(point)
    seen = seen_in(prepared, said, in_context=point.id)
    found = {
        wanted.point.id: _find(prepared, wanted, seen) for wanted in prepared.points if _is_on(wanted.point, point)
    }
    stated = [f for f in found.values() if f.point != point.id and f.outcome is Outcome.CONTRADICTED]
    if stated and found[point.id].outcome is not Outcome.COVERED:
        return msgspec.structs.replace(stated[0], point=point.id)
    return found[point.id]


def _is_on(one: Point, point: Point) -> bool:
    """Whether it is the point, or a trap that refutes it."""
    return one.id == point.id or (one.kind == "trap" and one.refutes == point.id)


def says_nothing(prepared: Ready, said: Said) -> bool:
    """Whether it is silence, "I don't know", the question again, or nothing but lists."""
    empty = honest.says_nothing(said.text) or honest.only_lists(said.text)
    laid = honest.only_terms(prepared.keys, [word for sentence in said.sentences for word in sentence.words])
    return empty or laid or honest.repeats(prepared.question, said.sentences)


def _find(prepared: Ready, wanted: ReadyPoint, seen: Seen) -> Finding:
    if wanted.point.kind == "trap":
        return _find_trap(prepared, wanted, seen)
    at = best_of(seen.sights[wanted.point.id])
    best = None if at is None else seen.sights[wanted.point.id][at]
    if wanted.point.number is not None:
        return _find_number(wanted, best, seen.said)
    if at is None or best is None:
        return nothing(wanted.point)
    likely = chance.of_point(point_evidence(prepared, wanted, seen, at))
    outcome = _weighed(_judge(wanted, best), likely, best)
    shown = outcome is not Outcome.MISSING
    evidence = _evidence(wanted, best, seen.said.text) if shown else None
    note = "Said in the opposite sense." if best.against and not shown else ""
    sure = likely if outcome in (Outcome.COVERED, Outcome.PARTIAL) else 1 - likely
    return Finding(wanted.point.id, outcome, round(sure, 2), Source.LEXICAL, evidence, note)


def best_of(sights: Sequence[Sight]) -> int | None:
    """Which window shows most; ``None`` where there is none."""
    return max(range(len(sights)), key=lambda n: (sights[n].strength, sights[n].terms), default=None)


def point_evidence(prepared: Ready, wanted: ReadyPoint, seen: Seen, at: int) -> chance.PointEvidence:
    """The evidence for a point from what all windows show of it, and the best of them (``at``) of other points."""
    sights = seen.sights[wanted.point.id]
    others = (p.point.id for p in prepared.points if p.point.id != wanted.point.id and p.point.kind != "trap")
    best, rival = sights[at], max((seen.sights[other][at].strength for other in others), default=0.0)
    return chance.PointEvidence(
        terms=best.terms,
        full=float(best.terms == 1.0 and best.fresh),
        lead=best.strength - rival,
        says=max(sight.says for sight in sights),
        dense=max(sight.dense for sight in sights),
        recall=best.recall,
    )


def _weighed(outcome: Outcome, likely: float, best: Sight) -> Outcome:
    """What words and terms amount to; to be asked about where all evidence together clearly says otherwise."""
    if outcome in (Outcome.COVERED, Outcome.PARTIAL) and likely < DOUBTFUL:
        return Outcome.UNCLEAR
    if outcome is Outcome.MISSING and likely >= LIKELY and not best.against:
        return Outcome.UNCLEAR
    return outcome


def _find_trap(prepared: Ready, trap: ReadyPoint, seen: Seen) -> Finding:
    """What is found of a trap: stated, noticed, hinted at, or nothing (:func:`grade`)."""
    told = [(trap_evidence(prepared, trap, seen, at), at) for at in statements(seen.said)]
    found = [(evidence, at) for evidence, at in told if evidence is not None]
    held, place = max(((chance.of_belief(e), at) for e, at in found), default=(0.0, -1))
    likely = ((chance.of_trap(e), at) for e, at in found if chance.of_belief(e) >= NOTICED)
    stated, where = max(likely, default=(0.0, -1))
    sights, answer = seen.sights[trap.point.id], seen.said.text
    if stated >= STATED:
        sure, words = max(stated, held), _evidence(trap, sights[where], answer)
        return Finding(trap.point.id, Outcome.CONTRADICTED, round(sure, 2), Source.LEXICAL, words)
    words = _evidence(trap, sights[place], answer) if held >= HINTED else None
    if held >= NOTICED:
        return Finding(trap.point.id, Outcome.UNCLEAR, round(held, 2), Source.LEXICAL, words)
    return Finding(trap.point.id, Outcome.MISSING, round(1 - held, 2), Source.LEXICAL, hint=words)


def trap_evidence(prepared: Ready, trap: ReadyPoint, seen: Seen, at: int) -> chance.TrapEvidence | None:
    """The evidence that a window states a trap, beside what it shows of the points; none where it reports others."""
    sight = seen.sights[trap.point.id][at]
    if sight.attributed:
        return None
    points = [p.point.id for p in prepared.points if p.point.kind != "trap"]
    refuted = seen.sights.get(trap.point.refutes or "")
    return chance.TrapEvidence(
        terms=sight.terms,
        recall=sight.recall,
        dense=sight.dense,
        telling=sight.telling,
        lead=sight.recall - (refuted[at].recall if refuted else 0.0),
        lead_of_all=sight.dense - max((seen.sights[point][at].dense for point in points), default=0.0),
        shown=max(one.strength for one in refuted) if refuted else 0.0,
        against=float(sight.against),
    )


def statements(said: Said) -> list[int]:
    """The windows that are one statement: one sentence, or two of which the second points back."""
    return [n for n, w in enumerate(said.windows) if all(s.words[0].form in _POINTS_BACK for s in w.sentences[1:])]


def _judge(wanted: ReadyPoint, sight: Sight) -> Outcome:
    """What the words and key terms of its best window amount to for a point."""
    if sight.against and sight.recall < COVERED_RECALL:
        return Outcome.MISSING
    complete = bool(wanted.groups) and sight.terms == 1.0 and sight.fresh
    if (complete and sight.share >= TERMS_RECALL) or sight.recall >= COVERED_RECALL:
        return Outcome.COVERED
    backed = not wanted.groups or (sight.fresh and sight.terms >= 0.5)
    if complete or (backed and sight.recall >= PARTIAL_RECALL):
        return Outcome.PARTIAL
    if sight.recall >= UNCLEAR_RECALL or (backed and sight.share >= TERMS_RECALL):
        return Outcome.UNCLEAR
    return Outcome.MISSING


def _find_number(wanted: ReadyPoint, best: Sight | None, said: Said) -> Finding:
    number = wanted.point.number
    assert number is not None
    told = figures(said.text)
    figure = next((f for f in told if reaches(f, number)), None)
    if figure is None or _is_scattershot(said.sentences, figure):
        hinted = best is not None and best.strength >= PARTIAL_RECALL
        return Finding(wanted.point.id, Outcome.MISSING, 0.7 if hinted else 0.9, Source.LEXICAL)
    sentence = next((s for s in reversed(said.sentences) if s.start <= figure.start), said.sentences[0])
    evidence = Evidence(said.text[sentence.start : sentence.end], sentence.start, sentence.end)
    return Finding(wanted.point.id, Outcome.COVERED, 0.9, Source.LEXICAL, evidence)


def _is_scattershot(said: list[Sentence], figure: Figure) -> bool:
    """Whether the figure is one of a list of figures, of which one was bound to be right."""
    around = [s for s in said if s.start <= figure.start <= s.end]
    return any(not s.structured and len(s.clauses) > 3 for s in around)


def _evidence(wanted: ReadyPoint, sight: Sight, answer: str) -> Evidence:
    """The sentence of the window that tells most about the point."""

    def tells(sentence: Sentence) -> float:
        alone = look(wanted, window_of(sentence))
        return alone.strength + alone.terms

    sentence = max(sight.window.sentences, key=tells)
    end = sentence.end + (answer[sentence.end : sentence.end + 1] in (".", "!", "?"))
    return Evidence(answer[sentence.start : end], sentence.start, end)


def _refute(points: list[Point], findings: list[Finding]) -> list[Finding]:
    """A stated trap contradicts the point that it refutes, unless that is clearly shown elsewhere."""
    by_id = {f.point: f for f in findings}
    for trap in points:
        stated = by_id[trap.id] if trap.kind == "trap" else None
        if stated is None or stated.outcome is not Outcome.CONTRADICTED or trap.refutes not in by_id:
            continue
        held = by_id[trap.refutes]
        if not _clearly_elsewhere(held, stated):
            by_id[trap.refutes] = msgspec.structs.replace(stated, point=trap.refutes)
    return [by_id[f.point] for f in findings]


def _clearly_elsewhere(held: Finding, stated: Finding) -> bool:
    if held.outcome is not Outcome.COVERED or held.evidence is None or stated.evidence is None:
        return False
    return held.evidence.start != stated.evidence.start and held.confidence >= 0.75
