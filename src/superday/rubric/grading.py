"""The main answer, point by point: which points it shows, denies or leaves out, in the candidate's words.

A point is looked for in windows of one or two sentences, so that words far apart do not add up and length
does not help.  Wording match (weighted recall) and key terms (all groups in one window) are the two kinds of
evidence; how they combine is :func:`_judge`.  Scores are not made here: :mod:`superday.rubric.scoring`.
"""

from dataclasses import dataclass

import msgspec

from superday.findings import Evidence, Finding, Outcome, Source
from superday.rubric import honest
from superday.rubric.figures import Figure, figures, reaches
from superday.rubric.lexicon import word_set
from superday.rubric.looking import Sight, Window, look, window_of, windows
from superday.rubric.model import Point, Rubric, WhatIf
from superday.rubric.prepared import Ready, ReadyPoint, ready
from superday.rubric.text import Sentence, sentences

COVERED_RECALL = 0.72  # share of a wording's weight that shows the point by itself
PARTIAL_RECALL = 0.5
UNCLEAR_RECALL = 0.38
TERMS_RECALL = 0.14  # the least that must resemble a wording where all key terms are said
TRAP_RECALL = 0.38
_POINTS_BACK = word_set("it this that these those they so which")


@dataclass(frozen=True, slots=True)
class Said:
    """An answer with its sentences and windows."""

    text: str
    sentences: list[Sentence]
    windows: list[Window]


def _said(prepared: Ready, text: str) -> Said:
    found = sentences(text)
    for sentence in found:
        sentence.structured = sentence.structured and not honest.only_terms(prepared.keys, sentence.words)
    return Said(text, found, windows(found))


def grade(rubric: Rubric, answer: str) -> list[Finding]:
    """One finding per point, in the rubric's order.

    A trap is ``contradicted`` where the answer states it and ``missing`` where not; a point that a stated trap
    refutes is contradicted as well, unless the answer clearly shows it elsewhere.
    """
    prepared = ready(rubric)
    said = _said(prepared, answer)
    if _says_nothing(prepared, said):
        return [nothing(point) for point in rubric.points]
    findings = [_find(prepared, point, said) for point in prepared.points]
    return _refute(rubric.points, findings)


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
    said = _said(prepared, reply)
    if _says_nothing(prepared, said):
        return nothing(point)
    wanted = next(p for p in prepared.points if p.point.id == point.id)
    finding = _find(prepared, wanted, said, in_context=True)
    traps = [p for p in prepared.points if p.point.refutes == point.id and p.point.kind == "trap"]
    stated = [f for f in (_find(prepared, t, said) for t in traps) if f.outcome is Outcome.CONTRADICTED]
    if stated and finding.outcome is not Outcome.COVERED:
        return msgspec.structs.replace(stated[0], point=point.id)
    return finding


def _says_nothing(prepared: Ready, said: Said) -> bool:
    empty = honest.says_nothing(said.text) or honest.only_lists(said.text)
    laid = honest.only_terms(prepared.keys, [word for sentence in said.sentences for word in sentence.words])
    return empty or laid or honest.repeats(prepared.question, said.sentences)


def _find(prepared: Ready, wanted: ReadyPoint, said: Said, in_context: bool = False) -> Finding:
    sights = [look(wanted, window, in_context) for window in said.windows]
    if wanted.point.kind == "trap":
        sights = [s for s in sights if _hangs_together(s.window) and not _rival_wins(prepared, wanted, s)]
    best = max(sights, key=lambda sight: (sight.strength, sight.terms), default=None)
    if wanted.point.number is not None and wanted.point.kind != "trap":
        return _find_number(wanted, best, said)
    if best is None:
        return nothing(wanted.point)
    judge = _judge_trap if wanted.point.kind == "trap" else _judge
    outcome, confidence = judge(wanted, best)
    shown = outcome is not Outcome.MISSING
    evidence = _evidence(wanted, best, said.text) if shown else None
    note = "Said in the opposite sense." if best.against and not shown and wanted.point.kind != "trap" else ""
    return Finding(wanted.point.id, outcome, round(confidence, 2), Source.LEXICAL, evidence, note)


def _hangs_together(window: Window) -> bool:
    """Whether a window is one statement: one sentence, or two of which the second points back."""
    return all(sentence.words[0].form in _POINTS_BACK for sentence in window.sentences[1:])


def _rival_wins(prepared: Ready, trap: ReadyPoint, sight: Sight) -> bool:
    """Whether the window says the point that the trap refutes rather than the trap."""
    rivals = (p for p in prepared.points if p.point.id == trap.point.refutes)
    looks = [look(rival, sight.window) for rival in rivals]
    return any(look.recall > sight.recall and not look.against for look in looks)


def _judge(wanted: ReadyPoint, sight: Sight) -> tuple[Outcome, float]:
    """Outcome and confidence for a point from its best window."""
    if sight.against and sight.recall < COVERED_RECALL:
        return Outcome.MISSING, 0.6
    complete = bool(wanted.groups) and sight.terms == 1.0 and sight.fresh
    if complete and sight.share >= TERMS_RECALL:
        return Outcome.COVERED, min(0.95, 0.55 + 0.08 * len(wanted.groups) + 0.3 * sight.recall)
    if sight.recall >= COVERED_RECALL:
        return Outcome.COVERED, min(0.95, 0.4 + 0.6 * sight.recall)
    backed = not wanted.groups or (sight.fresh and sight.terms >= 0.5)
    if complete or (backed and sight.recall >= PARTIAL_RECALL):
        return Outcome.PARTIAL, 0.5
    if sight.recall >= UNCLEAR_RECALL or (backed and sight.share >= TERMS_RECALL):
        return Outcome.UNCLEAR, 0.4
    return Outcome.MISSING, max(0.5, 0.92 - 0.8 * sight.recall)


def _judge_trap(wanted: ReadyPoint, sight: Sight) -> tuple[Outcome, float]:
    """A trap is stated outright or not at all: denials and what "people think" are no statement."""
    if sight.against or sight.attributed:
        return Outcome.MISSING, 0.7
    stated = sight.terms == 1.0 and sight.share >= TRAP_RECALL if wanted.groups else sight.recall >= COVERED_RECALL
    if stated:
        return Outcome.CONTRADICTED, min(0.95, 0.45 + 0.5 * sight.recall)
    return Outcome.MISSING, max(0.5, 0.95 - 0.7 * sight.recall)


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
