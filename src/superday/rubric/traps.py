"""Usual wrong statements: stated, noticed, hinted at, or nothing of them, and the points that a stated one refutes."""

from math import log

import msgspec

from superday.findings import Finding, Outcome, Source
from superday.rubric import chance
from superday.rubric.lexicon import word_set
from superday.rubric.model import Point
from superday.rubric.prepared import Ready, ReadyPoint
from superday.rubric.seen import Said, Seen, point_evidence, quoted

NOTICED, HINTED = 0.2, 0.05  # chances from which the belief in a trap is noticed, and hinted at
STATED = 0.5  # chance from which words state it
_NEVER_SURE = 0.999
_POINTS_BACK = word_set("it this that these those they so which")


def find_trap(prepared: Ready, trap: ReadyPoint, seen: Seen) -> Finding:
    """What is found of a trap: stated, noticed, hinted at, or nothing (:func:`grade`)."""
    told = [(trap_evidence(prepared, trap, seen, at), at) for at in statements(seen.said)]
    found = [(evidence, at) for evidence, at in told if evidence is not None]
    held, place = max(((chance.of_belief(e), at) for e, at in found), default=(0.0, -1))
    stated, where = max(((chance.of_trap(e), at) for e, at in found), default=(0.0, -1))
    sights, answer = seen.sights[trap.point.id], seen.said.text
    if stated >= STATED:
        sure, said = max(stated, held), quoted(trap, sights[where], answer)
        return Finding(trap.point.id, Outcome.CONTRADICTED, round(sure, 2), Source.LEXICAL, said)
    words = quoted(trap, sights[place], answer) if held >= HINTED else None
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
        shown=_shown_beside(prepared, trap, seen, at),
        against=float(sight.against),
    )


def _shown_beside(prepared: Ready, trap: ReadyPoint, seen: Seen, at: int) -> float:
    """How far the rest of the answer shows the point that a trap refutes: -log of the chance that it does not.

    Nothing of the window's own words: those tell by their lead.  Nor what is as near to the trap: whoever swaps two
    things says so twice, and both times nearly in the point's words.
    """
    refuted = next((p for p in prepared.points if p.point.id == trap.point.refutes), None)
    if refuted is None:
        return 0.0
    here = {sentence.start for sentence in seen.said.windows[at].sentences}
    sights, of_trap = seen.sights[refuted.point.id], seen.sights[trap.point.id]
    apart = (n for n, w in enumerate(seen.said.windows) if here.isdisjoint(s.start for s in w.sentences))
    rest = [n for n in apart if sights[n].dense > of_trap[n].dense]
    if not rest:
        return 0.0
    best = max(rest, key=lambda n: (sights[n].strength, sights[n].terms))
    return -log(1 - min(chance.of_point(point_evidence(prepared, refuted, seen, best, rest)), _NEVER_SURE))


def statements(said: Said) -> list[int]:
    """The windows that are one statement: one sentence, or two of which the second points back."""
    return [n for n, w in enumerate(said.windows) if all(s.words[0].form in _POINTS_BACK for s in w.sentences[1:])]


def refute(points: list[Point], findings: list[Finding]) -> list[Finding]:
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
