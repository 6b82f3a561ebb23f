"""Hand an answer to the assessor that can decide it.  The only place where the loop runs anything.

Answers go in, findings come out; how they are decided is the assessors' business.
"""

from collections.abc import Callable, Sequence

from msgspec.structs import replace

from superday import rubric, stories
from superday.bank.model import (
    Askable,
    Behavioural,
    Case,
    DerivationItem,
    Graded,
    PrincipleItem,
    ProblemItem,
)
from superday.errors import CannotDo
from superday.findings import Finding, Outcome, Source
from superday.judge import judge
from superday.judge.model import Verdict
from superday.loop.events import Assessed, Failed
from superday.loop.state import Asked
from superday.maths import derive
from superday.maths import findings as maths_findings

CLARIFY = "clarify"  # the phase of a case's points that asking shows
CODE = "code"  # the point under which a verdict is found
Progress = Callable[[int, int, bool], None]


def assess(item: Askable, asked: Asked, principles: Sequence[PrincipleItem]) -> "Assessed | Failed":
    """What the open turn's answer shows; :class:`Failed` where superday itself could not say."""
    turn = asked.turn
    try:
        if isinstance(item, ProblemItem) and turn.kind == "main":
            return _code(item, asked)
        if isinstance(item, DerivationItem) and turn.kind in ("main", "retry"):
            return _derivation(item, turn.answer or "")
        if isinstance(item, Behavioural):
            shown = [principle.principle() for principle in principles if principle.id in item.principles]
            return Assessed(stories.assess(item.prompt(), _told(asked), shown))
        return Assessed(_words(item, asked))
    except CannotDo as error:
        return Failed(str(error))


def run_code(item: ProblemItem, code: str, kind: str, progress: Progress | None = None) -> Verdict:
    """The judge's verdict on the visible cases (``run``) or on all of them (``submit``)."""
    return judge(item.problem(), code, which="visible" if kind == "run" else "all", progress=progress)


def _code(item: ProblemItem, asked: Asked) -> "Assessed | Failed":
    """The final code.  An accepted submission stands, whatever was typed after it."""
    submitted = [one for one in asked.judged if one.kind == "submit"]
    code = asked.turn.answer or ""
    settled = next((one.verdict for one in submitted if one.verdict.verdict == "accepted"), None)
    settled = settled or next((one.verdict for one in submitted if one.code == code), None)
    if settled is None:
        code = code if code.strip() or not submitted else submitted[-1].code
        settled = run_code(item, code, "submit")
    if settled.verdict == "judge-error":
        return Failed(settled.reason)
    outcome = Outcome.COVERED if settled.verdict == "accepted" else Outcome.MISSING
    if outcome == Outcome.MISSING and settled.tests.passed:
        outcome = Outcome.PARTIAL
    note = f"{settled.verdict}: {settled.reason} ({settled.tests.passed} of {settled.tests.total} tests)"
    return Assessed([Finding(CODE, outcome, 0.99, Source.EXECUTION, note=note)], settled)


def _derivation(item: DerivationItem, text: str) -> Assessed:
    derivation = item.derivation()
    return Assessed(maths_findings(derivation, derive(derivation, text)))


def _told(asked: Asked) -> str:
    """The story with what was added when asked: a reply alone is no story, and belongs to the one before it."""
    return "\n\n".join(turn.answer for turn in asked.turns if turn.answer)


def _words(item: Askable, asked: Asked) -> list[Finding]:
    assert isinstance(item, Graded)
    turn = asked.turn
    answer = turn.answer or ""
    whole = item.rubric()
    if turn.kind == "what-if":
        what_if = next(one for one in item.what_ifs if one.id == turn.what_if)
        return [rubric.grade_what_if(what_if, answer)]
    if turn.kind == "probe":
        point = next(one for one in item.points if one.id == turn.points[0])
        return [rubric.grade_probe(point, answer)]
    found = rubric.grade(whole, answer)
    if isinstance(item, Case) and turn.kind == "main":
        found = _with_questions(item, asked, found)
    if turn.kind == "follow-up":
        aimed = rubric.grade_follow_up(whole, turn.points[0], answer)
        found = [aimed if one.point == aimed.point else one for one in found]
    return found


def _with_questions(item: Case, asked: Asked, found: list[Finding]) -> list[Finding]:
    """Points about clarifying are shown by asking: what the candidate asked counts for them as what was said does."""
    asking = {point.id for point in item.points if point.phase == CLARIFY}
    questions = " ".join(f"I would ask {clarified.asked}" for clarified in asked.clarifications)
    by_asking = {one.point: one for one in rubric.grade(item.rubric(), questions) if one.point in asking}
    return [_better(one, by_asking[one.point]) if one.point in by_asking else one for one in found]


def _better(said: Finding, by_asking: Finding) -> Finding:
    if said.outcome == Outcome.COVERED or by_asking.outcome not in (Outcome.COVERED, Outcome.PARTIAL):
        return said
    quote = f"asked: “{by_asking.evidence.quote}”" if by_asking.evidence else "asked before answering"
    return replace(by_asking, evidence=None, note=quote)
