"""The main answer, point by point: which points it shows, denies or leaves out, in the candidate's words.

A point is looked for in windows of one or two sentences, so that words far apart do not add up and length
does not help.  Wording match (weighted recall) and key terms (all groups in one window) are the two kinds of
evidence; how they combine is :func:`_judge`.  Scores are not made here: :mod:`superday.rubric.scoring`.
"""

from collections.abc import Iterable
from dataclasses import dataclass

import msgspec

from superday.findings import Evidence, Finding, Outcome, Source
from superday.rubric import honest
from superday.rubric.figures import Figure, figures, reaches
from superday.rubric.lexicon import LIGHT, word_set
from superday.rubric.model import Point, Rubric, WhatIf
from superday.rubric.phrases import Hit, hits
from superday.rubric.prepared import Group, Ready, ReadyPoint, Wording, ready, telling
from superday.rubric.text import Sentence, sentences

COVERED_RECALL = 0.72  # share of a wording's weight that shows the point by itself
PARTIAL_RECALL = 0.5
UNCLEAR_RECALL = 0.38
TERMS_RECALL = 0.14  # the least that must resemble a wording where all key terms are said
TRAP_RECALL = 0.38
_POINTS_BACK = word_set("it this that these those they so which")
_OWN_WORDS = 3
_NEAR = 10  # words within which a trap's key terms stand
_ENDLESS = 10_000


@dataclass(frozen=True, slots=True)
class Recall:
    """How much of a wording a window says: ``share`` of its weight, by itself and as evidence of a ``wording``.

    The second is the share, less where only one or two of the words are not the question's.  ``flipped``: some
    of them are said in the opposite sense.
    """

    share: float
    wording: float
    flipped: bool


@dataclass(frozen=True, slots=True)
class Sight:
    """What one window shows of one point.

    ``terms`` is the share of groups hit, ``fresh`` whether one of them is not given by the question, ``recall``
    and ``share`` the best wording's (:class:`Recall`), ``against`` whether a term is said in the opposite sense.
    """

    terms: float
    fresh: bool
    recall: float
    share: float
    against: bool
    attributed: bool
    near: bool
    window: tuple[Sentence, ...]

    @property
    def strength(self) -> float:
        """One number to compare windows by."""
        return max(self.recall, 0.5 * self.recall + 0.5 * self.terms * self.fresh) - 0.5 * self.against


def grade(rubric: Rubric, answer: str) -> list[Finding]:
    """One finding per point, in the rubric's order.

    A trap is ``contradicted`` where the answer states it and ``missing`` where not; a point that a stated trap
    refutes is contradicted as well, unless the answer clearly shows it elsewhere.
    """
    prepared = ready(rubric)
    said = sentences(answer)
    if honest.says_nothing(answer) or honest.repeats(prepared.question, said):
        return [nothing(point) for point in rubric.points]
    findings = [_find(prepared, point, said, answer) for point in prepared.points]
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
    prepared, said = ready(rubric), sentences(reply)
    if honest.says_nothing(reply) or honest.repeats(prepared.question, said):
        return nothing(point)
    wanted = next(p for p in prepared.points if p.point.id == point.id)
    finding = _find(prepared, wanted, said, reply, in_context=True)
    traps = [p for p in prepared.points if p.point.refutes == point.id and p.point.kind == "trap"]
    stated = [
        f for f in (_find(prepared, t, said, reply) for t in traps) if f.outcome is Outcome.CONTRADICTED
    ]
    if stated and finding.outcome is not Outcome.COVERED:
        return msgspec.structs.replace(stated[0], point=point.id)
    return finding


def _find(
    prepared: Ready, wanted: ReadyPoint, said: list[Sentence], answer: str, in_context: bool = False
) -> Finding:
    sights = [_look(prepared, wanted, window, in_context) for window in _windows(said)]
    if wanted.point.kind == "trap":
        sights = [s for s in sights if _hangs_together(s.window) and not _rival_wins(prepared, wanted, s)]
    best = max(sights, key=lambda sight: sight.strength, default=None)
    if wanted.point.number is not None and wanted.point.kind != "trap":
        return _find_number(wanted, best, said, answer)
    if best is None:
        return nothing(wanted.point)
    judge = _judge_trap if wanted.point.kind == "trap" else _judge
    outcome, confidence = judge(wanted, best)
    shown = outcome is not Outcome.MISSING
    evidence = _evidence(prepared, wanted, best, answer) if shown else None
    note = "Said in the opposite sense." if best.against and not shown and wanted.point.kind != "trap" else ""
    return Finding(wanted.point.id, outcome, round(confidence, 2), Source.LEXICAL, evidence, note)


def _hangs_together(window: tuple[Sentence, ...]) -> bool:
    """Whether a window is one statement: one sentence, or two of which the second points back."""
    return all(sentence.words[0].form in _POINTS_BACK for sentence in window[1:])


def _rival_wins(prepared: Ready, trap: ReadyPoint, sight: Sight) -> bool:
    """Whether the window says the point that the trap refutes rather than the trap."""
    rivals = (p for p in prepared.points if p.point.id == trap.point.refutes)
    looks = [_look(prepared, rival, sight.window, in_context=False) for rival in rivals]
    return any(look.recall > sight.recall and not look.against for look in looks)


def _windows(said: list[Sentence]) -> Iterable[tuple[Sentence, ...]]:
    """Each sentence, and each two neighbours, of those that are said rather than listed."""
    told = [sentence if sentence.structured else None for sentence in said]
    for first, second in zip(told, [*told[1:], None], strict=False):
        if first is not None:
            yield (first,)
            if second is not None:
                yield (first, second)


def _look(prepared: Ready, wanted: ReadyPoint, window: tuple[Sentence, ...], in_context: bool) -> Sight:
    found = [_group_hits(group, window) for group in wanted.groups]
    agreeing = [[h for _, h in group if not h.denied] for group in found]
    shown = sum(
        bool(h) or (in_context and any(t.given for t in g))
        for h, g in zip(agreeing, wanted.groups, strict=True)
    )
    fresh = any(f for group in found for f, h in group if not h.denied)
    denied = any(group and not ok for group, ok in zip(found, agreeing, strict=True))
    recall = _best_recall(prepared, wanted, window)
    return Sight(
        terms=shown / len(found) if found else 0.0,
        fresh=fresh,
        recall=recall.wording,
        share=recall.share,
        against=denied or recall.flipped,
        attributed=any(h.attributed for group in agreeing for h in group),
        near=_span(agreeing) <= _NEAR,
        window=window,
    )


def _span(found: list[list[Hit]]) -> int:
    """The fewest words that hold a hit of every group; endless where a group has none."""
    starts = [hit.first for group in found for hit in group]
    reaches = [
        max(min((h.last for h in group if h.first >= start), default=_ENDLESS) for group in found) - start
        for start in starts
    ]
    return min(reaches, default=0 if not found else _ENDLESS)


def _group_hits(group: Group, window: tuple[Sentence, ...]) -> list[tuple[bool, Hit]]:
    """Hits of a group: whether each is fresh, and the hit with ``denied`` relative to the rubric's own sense."""
    found, before = [], 0
    for sentence in window:
        for term in group:
            for hit in hits(term.phrase, sentence):
                against = term.denied is not None and hit.denied != term.denied
                place = (before + hit.first, before + hit.last)
                found.append((not term.given, Hit(*place, against, hit.attributed)))
        before += len(sentence.words)
    return found


def _best_recall(prepared: Ready, wanted: ReadyPoint, window: tuple[Sentence, ...]) -> Recall:
    said = _said_stems(window)
    recalls = (_recall(prepared, wording, said) for wording in wanted.wordings)
    return max(recalls, key=lambda recall: recall.wording, default=Recall(0.0, 0.0, False))


def _said_stems(window: tuple[Sentence, ...]) -> dict[str, bool]:
    """Stems said, each with whether it is denied; "not biased" also says "unbiased"."""
    said: dict[str, bool] = {}
    for sentence in window:
        for word, denied in zip(sentence.words, sentence.denied, strict=True):
            if not word.is_function or word.form in LIGHT:
                said[word.stem] = denied
                if denied:
                    said.setdefault(f"un{word.stem}", False)
                    said.setdefault(word.stem.removeprefix("un"), False)
    return said


def _recall(prepared: Ready, wording: Wording, said: dict[str, bool]) -> Recall:
    weight = prepared.weight
    agree = {s for s, denied in wording.denied.items() if said.get(s) is denied}
    oppose = {s for s, denied in wording.denied.items() if s in said and said[s] is not denied}
    total = sum(map(weight, wording.denied))
    balance = sum(map(weight, agree)) - sum(map(weight, oppose))
    share = max(0.0, balance) / total if total else 0.0
    own = len(agree - prepared.question - LIGHT)
    flipped = sum(map(weight, oppose)) > 0.25 * sum(map(weight, agree | oppose))
    return Recall(share, share * min(1.0, own / _OWN_WORDS), flipped)


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
    stated = (
        sight.terms == 1.0 and sight.share >= TRAP_RECALL if wanted.groups else sight.recall >= COVERED_RECALL
    )
    if stated:
        return Outcome.CONTRADICTED, min(0.95, 0.45 + 0.5 * sight.recall)
    return Outcome.MISSING, max(0.5, 0.95 - 0.7 * sight.recall)


def _find_number(wanted: ReadyPoint, best: Sight | None, said: list[Sentence], answer: str) -> Finding:
    number = wanted.point.number
    assert number is not None
    told = figures(answer)
    figure = next((f for f in told if reaches(f, number)), None)
    if figure is None or _is_scattershot(said, figure):
        hinted = best is not None and best.strength >= PARTIAL_RECALL
        return Finding(wanted.point.id, Outcome.MISSING, 0.7 if hinted else 0.9, Source.LEXICAL)
    sentence = next((s for s in reversed(said) if s.start <= figure.start), said[0])
    evidence = Evidence(answer[sentence.start : sentence.end], sentence.start, sentence.end)
    return Finding(wanted.point.id, Outcome.COVERED, 0.9, Source.LEXICAL, evidence)


def _is_scattershot(said: list[Sentence], figure: Figure) -> bool:
    """Whether the figure is one of a list of figures, of which one was bound to be right."""
    around = [s for s in said if s.start <= figure.start <= s.end]
    return any(not s.structured and len(s.clauses) > 3 for s in around)


def _evidence(prepared: Ready, wanted: ReadyPoint, sight: Sight, answer: str) -> Evidence:
    """The sentence of the window that tells most about the point."""

    def tells(sentence: Sentence) -> float:
        alone = _look(prepared, wanted, (sentence,), in_context=False)
        return alone.strength + alone.terms

    sentence = max(sight.window, key=tells)
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
