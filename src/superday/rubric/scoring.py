"""From findings to a score: a pure function of findings, weights and musts.

``value = (sum of weight x credit) / (sum of weights) - penalties``, a must weighing twice; then no higher than the
band that the musts allow.  Cut-offs and caps are the constants below; docs/grading.md tells them in words.
"""

from collections.abc import Iterable

import msgspec

from superday.findings import Evidence, Finding, Outcome, Source
from superday.rubric.model import Band, Point, Rubric

BANDS: tuple[tuple[Band, float], ...] = (
    ("strong", 0.72),
    ("good", 0.58),
    ("mixed", 0.25),
    ("weak", 0.08),
    ("none", 0.0),
)
MUST_FACTOR = 2.0
PROBE_CREDIT = 0.7  # settled by a narrow question, not volunteered
PARTIAL_CREDIT = 0.5
TRAP_COST = 0.12  # for a trap of weight 1
_RANK = {
    Outcome.MISSING: 0,
    Outcome.UNCLEAR: 1,
    Outcome.PARTIAL: 2,
    Outcome.COVERED: 3,
    Outcome.CONTRADICTED: 4,
}


class Score(msgspec.Struct, frozen=True):
    """How good an answer is: ``value`` in [0, 1], what it may be given what is unclear, and its band."""

    value: float
    low: float
    high: float
    band: Band


def band_of(value: float) -> Band:
    """The band that a value lies in."""
    return next(band for band, least in BANDS if value >= least)


def score(points: list[Point], findings: Iterable[Finding]) -> Score:
    """The score of an answer.  Points without a finding count as missing; findings of other points add nothing."""
    findings = list(findings)
    known = {f.point: f for f in merge(findings)}
    goods = [p for p in points if p.kind != "trap"]
    total = sum(_weight(p) for p in goods)
    if not total:
        return Score(0.0, 0.0, 0.0, "none")
    cost = sum(TRAP_COST * p.weight for p in points if p.kind == "trap" and _stated(known.get(p.id)))
    cap = _cap(points, {f.point: f for f in merge(f for f in findings if f.source is not Source.SELF)})

    def capped(credit: float) -> float:
        return round(min(max(credit / total - cost, 0.0), cap), 4)

    value = capped(sum(_weight(p) * credit(known.get(p.id)) for p in goods))
    doubt = [_weight(p) * _doubt(known.get(p.id)) for p in goods]
    low = capped(sum(_weight(p) * credit(known.get(p.id)) for p in goods) - sum(max(-d, 0.0) for d in doubt))
    high = min(1.0, value + sum(max(d, 0.0) for d in doubt) / total)
    return Score(value, low, round(high, 4), band_of(value))


def _weight(point: Point) -> float:
    return point.weight * (MUST_FACTOR if point.kind == "must" else 1.0)


def credit(finding: Finding | None) -> float:
    """What a finding earns, in [0, 1]; what the candidate says of themselves earns nothing."""
    if finding is None or finding.source is Source.SELF:
        return 0.0
    if finding.outcome is Outcome.COVERED:
        return PROBE_CREDIT if finding.source is Source.PROBE else 1.0
    return PARTIAL_CREDIT if finding.outcome is Outcome.PARTIAL else 0.0


def _doubt(finding: Finding | None) -> float:
    """How far the credit may be off: positive upwards, negative downwards."""
    if finding is None:
        return 0.0
    if finding.source is Source.SELF:
        return 0.5 if finding.outcome is Outcome.COVERED else 0.0
    if finding.outcome is Outcome.UNCLEAR:
        return 0.7
    earned, unsure = credit(finding), 1.0 - finding.confidence
    return -earned * unsure if earned else unsure * 0.5


def _stated(finding: Finding | None) -> bool:
    return _is(finding, Outcome.CONTRADICTED)


def _cap(points: list[Point], known: dict[str, Finding]) -> float:
    """The highest value that musts and traps allow."""
    earned = [credit(known.get(p.id)) for p in points if p.kind == "must"]
    wrong = any(_stated(known.get(p.id)) for p in points if p.kind != "good")
    refuted = any(_stated(known.get(p.id)) for p in points if p.kind == "must")
    unclear = sum(_is(known.get(p.id), Outcome.UNCLEAR) for p in points if p.kind == "must")
    lost = sum(e == 0 for e in earned) - unclear  # what words cannot tell earns nothing, and is not known to be missing
    if refuted or (earned and lost == len(earned)):
        return _below("mixed")
    if wrong or lost:
        return _below("good") if wrong or lost > 1 or len(earned) <= 2 else _below("strong")
    return 1.0 if all(e >= PROBE_CREDIT for e in earned) else _below("strong")


def _below(band: Band) -> float:
    """The highest value under a band."""
    return round(dict(BANDS)[band] - 0.01, 4)


def merge(findings: Iterable[Finding]) -> list[Finding]:
    """The best knowledge per point, in order of first mention, from findings in the order of the talk.

    A later contradiction counts, a later right answer corrects an earlier wrong one, and a narrow question settles what
    was unclear or hinted at.  What the candidate settles (``self``) never replaces what an assessor saw, except where
    that was unclear or missing.
    """
    known: dict[str, Finding] = {}
    for finding in findings:
        known[finding.point] = _better(known.get(finding.point), finding)
    return list(known.values())


def _better(old: Finding | None, new: Finding) -> Finding:
    if old is None:
        return new
    if Source.SELF in (old.source, new.source) and old.source is not new.source:
        seen, own = (new, old) if old.source is Source.SELF else (old, new)
        return own if seen.outcome in (Outcome.UNCLEAR, Outcome.MISSING) else seen
    if old.outcome is Outcome.CONTRADICTED and new.outcome is Outcome.COVERED:
        return new
    if new.source is Source.PROBE and (old.outcome is Outcome.UNCLEAR or old.hint):
        return new
    if _RANK[new.outcome] == _RANK[old.outcome]:
        return new if credit(new) > credit(old) or (new.hint and not old.hint) else old
    return new if _RANK[new.outcome] > _RANK[old.outcome] else old


def missed(rubric: Rubric, findings: Iterable[Finding]) -> list[Point]:
    """Points not fully shown, as an interviewer would ask: wrong musts, absent musts, half-said ones, then the rest."""
    known = {f.point: f for f in merge(findings)}
    open_points = [p for p in rubric.points if p.kind != "trap" and _is_open(known.get(p.id))]
    return sorted(open_points, key=lambda p: _urgency(p, known.get(p.id)))


def noticed(rubric: Rubric, findings: Iterable[Finding]) -> list[Point]:
    """Traps that may have been stated, the likeliest first."""
    known = {f.point: f for f in merge(findings)}
    doubtful = [p for p in rubric.points if p.kind == "trap" and _is(known.get(p.id), Outcome.UNCLEAR)]
    return sorted(doubtful, key=lambda p: -known[p.id].confidence)


def suspected(rubric: Rubric, findings: Iterable[Finding]) -> list[Point]:
    """Traps that an answer hints at, the likeliest first: too faint to be noticed, and their point is not shown.

    What hints at a wrong belief may pass for the right one, so a point shown by the same words does not count, nor does
    one that is half said.
    """
    known = {f.point: f for f in merge(findings)}
    hinted = [p for p in rubric.points if p.kind == "trap" and _is(known.get(p.id), Outcome.MISSING)]
    open_ = [p for p in hinted if _is_suspect(known[p.id].hint, known.get(p.refutes or ""))]
    return sorted(open_, key=lambda p: known[p.id].confidence)


def _is_suspect(hint: Evidence | None, point: Finding | None) -> bool:
    """Whether something hints at the belief, and no other words show all of its point."""
    if hint is None or point is None or not _is(point, Outcome.COVERED):
        return hint is not None
    shows = point.evidence.quote if point.evidence else ""
    return bool(shows) and (shows in hint.quote or hint.quote in shows)


def _is(finding: Finding | None, *outcomes: Outcome) -> bool:
    return finding is not None and finding.outcome in outcomes


def _is_open(finding: Finding | None) -> bool:
    return finding is None or finding.outcome is not Outcome.COVERED


def _urgency(point: Point, finding: Finding | None) -> tuple[bool, int, float]:
    outcome = finding.outcome if finding else Outcome.MISSING
    order = [Outcome.CONTRADICTED, Outcome.UNCLEAR, Outcome.MISSING, Outcome.PARTIAL]
    return point.kind != "must", order.index(outcome), -point.weight
