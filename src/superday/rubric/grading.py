"""The main answer, point by point: which points it shows, denies or leaves out, in the candidate's words.

Wording match (weighted recall) and key terms (all groups in one window) are the two kinds of evidence; how they combine
is :func:`_judge`, how far to trust it :mod:`superday.rubric.chance`.  Traps are found in :mod:`superday.rubric.traps`,
and scores made in :mod:`superday.rubric.scoring`.
"""

import msgspec

from superday.findings import Evidence, Finding, Outcome, Source
from superday.rubric import chance, honest
from superday.rubric.figures import Figure, figures, reaches
from superday.rubric.looking import Sight
from superday.rubric.model import Point, Probe, Rubric, WhatIf
from superday.rubric.prepared import Ready, ReadyPoint, ready
from superday.rubric.probes import grade_probe, settle
from superday.rubric.seen import Said, Seen, best_of, point_evidence, quoted, said_of, says_nothing, seen_in
from superday.rubric.text import Sentence
from superday.rubric.traps import find_trap, refute

COVERED_RECALL = 0.72  # share of a wording's weight that shows the point by itself
PARTIAL_RECALL = 0.5
UNCLEAR_RECALL = 0.38
TERMS_RECALL = 0.14  # the least that must resemble a wording where all key terms are said
DOUBTFUL, LIKELY = 0.35, 0.75  # chances at which what the words show is not believed, and is more than they show


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
    return refute(points, [_find(prepared, wanted, seen) for wanted in prepared.points])


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


def _find(prepared: Ready, wanted: ReadyPoint, seen: Seen) -> Finding:
    if wanted.point.kind == "trap":
        return find_trap(prepared, wanted, seen)
    at = best_of(seen.sights[wanted.point.id])
    best = None if at is None else seen.sights[wanted.point.id][at]
    if wanted.point.number is not None:
        return _find_number(wanted, best, seen.said)
    if at is None or best is None:
        return nothing(wanted.point)
    likely = chance.of_point(point_evidence(prepared, wanted, seen, at))
    outcome = _weighed(_judge(wanted, best), likely, best)
    shown = outcome is not Outcome.MISSING
    evidence = quoted(wanted, best, seen.said.text) if shown else None
    note = "Said in the opposite sense." if best.against and not shown else ""
    sure = likely if outcome in (Outcome.COVERED, Outcome.PARTIAL) else 1 - likely
    return Finding(wanted.point.id, outcome, round(sure, 2), Source.LEXICAL, evidence, note)


def _weighed(outcome: Outcome, likely: float, best: Sight) -> Outcome:
    """What words and terms amount to; to be asked about where all evidence together clearly says otherwise."""
    if outcome in (Outcome.COVERED, Outcome.PARTIAL) and likely < DOUBTFUL:
        return Outcome.UNCLEAR
    if outcome is Outcome.MISSING and likely >= LIKELY and not best.against:
        return Outcome.UNCLEAR
    return outcome


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
