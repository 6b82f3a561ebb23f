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
from superday.judge.growth.costs import sentence
from superday.judge.model import Costs, OwnTests, Verdict
from superday.judge.own_tests import check_own_tests
from superday.loop.events import Assessed, Failed
from superday.loop.interviewer import AGREEMENT, ANOTHER
from superday.loop.repeats import NO_NOTES, Notes, is_another, retold
from superday.loop.state import Asked
from superday.maths import derive
from superday.maths import findings as maths_findings
from superday.stories.model import Principle

CLARIFY = "clarify"  # the phase of a case's points that asking shows
CODE = "code"  # the point under which a verdict is found
GROWTH = "growth"  # that under which the growth of accepted code is
OWN_TESTS = "own-tests"  # and that under which the candidate's own tests are
ENOUGH_CAUGHT = 0.7  # of the wrong solutions
DECIDED, MEASURED = 0.99, 0.95  # confidence: what was run, and what was timed
CLASHES = 0.7  # and that two figures are meant to be one
Progress = Callable[[int, int, bool], None]


def assess(
    item: Askable, asked: Asked, principles: Sequence[PrincipleItem], notes: Notes = NO_NOTES
) -> "Assessed | Failed":
    """What the open turn's answer shows; :class:`Failed` where superday itself could not say.

    ``notes`` are of the stories that the loop has heard before this question.
    """
    turn = asked.turn
    try:
        if isinstance(item, ProblemItem) and turn.kind == "main":
            return _code(item, asked)
        if isinstance(item, DerivationItem) and turn.kind in ("main", "retry"):
            return _derivation(item, turn.answer or "")
        if isinstance(item, Behavioural):
            return _story(item, asked, [principle.principle() for principle in principles], notes)
        return Assessed(_words(item, asked))
    except CannotDo as error:
        return Failed(str(error))


def run_code(item: ProblemItem, code: str, kind: str, progress: Progress | None = None) -> Verdict:
    """The judge's verdict on the visible cases (``run``), or on all of them and the growth (``submit``)."""
    if kind == "run":
        return judge(item.problem(), code, which="visible", progress=progress)
    return judge(item.problem(), code, progress=progress, growth=True)


def check_tests(item: ProblemItem, text: str) -> OwnTests:
    """What the candidate's own tests are worth."""
    return check_own_tests(item.problem(), text)


def _code(item: ProblemItem, asked: Asked) -> "Assessed | Failed":
    """The final code.  An accepted submission stands, whatever came after it; of several, one that grows as asked."""
    submitted = [one for one in asked.judged if one.kind == "submit"]
    code = asked.turn.answer or ""
    accepted = [one.verdict for one in submitted if one.verdict.verdict == "accepted"]
    settled = min(accepted, key=lambda verdict: sentence(verdict.growth) is not None, default=None)
    settled = settled or next((one.verdict for one in submitted if one.code == code), None)
    if settled is None:
        code = code if code.strip() or not submitted else submitted[-1].code
        settled = run_code(item, code, "submit")
    if settled.verdict == "judge-error":
        return Failed(settled.reason)
    outcome = Outcome.COVERED if settled.verdict == "accepted" else Outcome.MISSING
    if outcome == Outcome.MISSING and settled.tests.passed:
        outcome = Outcome.PARTIAL
    passed = "" if outcome == Outcome.COVERED else f" ({settled.tests.passed} of {settled.tests.total} tests pass)"
    note = f"{settled.verdict.replace('-', ' ')}: {settled.reason}{passed}"
    found = [Finding(CODE, outcome, DECIDED, Source.EXECUTION, note=note)]
    found += _growth(settled.growth) if outcome == Outcome.COVERED else []
    found += _own_tests(asked.tested) if asked.tested else []
    return Assessed(found, settled)


def _growth(costs: Costs | None) -> list[Finding]:
    """How the time and memory of accepted code grow, where that could be measured."""
    named = (("time", costs.time), ("memory", costs.memory)) if costs else ()
    measured = [f"{what} no faster than {cost.stated or cost.shows}" for what, cost in named if cost]
    if not measured:
        return []
    told = sentence(costs)
    outcome, note = (Outcome.PARTIAL, told) if told else (Outcome.COVERED, f"it grows in {' and in '.join(measured)}")
    return [Finding(GROWTH, outcome, MEASURED, Source.EXECUTION, note=note)]


def _own_tests(own: OwnTests) -> list[Finding]:
    """What the candidate's tests show; nothing where there was nothing to try them on."""
    if not own.mutants:
        return []
    right = sum(case.verdict == "right" for case in own.cases)
    if not own.caught or 2 * right <= len(own.cases):
        outcome = Outcome.MISSING
    elif right == len(own.cases) and own.caught >= ENOUGH_CAUGHT * own.mutants:
        outcome = Outcome.COVERED
    else:
        outcome = Outcome.PARTIAL
    note = f"{right} of {len(own.cases)} cases right; {own.caught} of {own.mutants} wrong solutions caught"
    return [Finding(OWN_TESTS, outcome, DECIDED, Source.EXECUTION, note=note)]


def _derivation(item: DerivationItem, text: str) -> Assessed:
    derivation = item.derivation()
    derived = derive(derivation, text)
    return Assessed(maths_findings(derivation, derived), derived=derived)


def _story(item: Behavioural, asked: Asked, principles: Sequence[Principle], notes: Notes) -> Assessed:
    """The story with what was added when asked: a reply alone is no story, and belongs to the one before it."""
    said = [turn.answer or "" for turn in asked.standing]
    another = ANOTHER in asked.turn.points and is_another(said[-1], said[0], notes.rare)
    story, *replies = said[-1:] if another else said
    found = stories.assess(item.prompt(), story, principles, item.minutes, [reply for reply in replies if reply])
    if replies:
        return Assessed([*found, *_disagreement(asked)])
    return Assessed(found, retold=retold(story, notes), another=another)


def _disagreement(asked: Asked) -> list[Finding]:
    """The first number or date of a reply that is another than it was before."""
    *earlier, now = asked.standing
    if not earlier or AGREEMENT in now.points:
        return []
    clashes = stories.contradictions([turn.answer or "" for turn in earlier], now.answer or "", now.ask)
    return [Finding(AGREEMENT, Outcome.CONTRADICTED, CLASHES, Source.STORY, note=clash.ask) for clash in clashes[:1]]


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
        if point.kind == "trap":
            return rubric.grade_belief(whole, point.id, answer)
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
