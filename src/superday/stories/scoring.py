"""From a story's findings to a score, and to what an interviewer asks next.

The same formula and cut-offs as for any answer (:mod:`superday.rubric.scoring`); the weights are here.
"""

from collections.abc import Iterable

from superday.findings import Finding, Outcome
from superday.rubric.model import Point
from superday.rubric.scoring import Score, band_of, merge
from superday.rubric.scoring import score as score_points
from superday.stories.model import FlawId, Part, Prompt
from superday.stories.naming import ASKS, named

WEIGHTS: dict[str, float] = {
    "situation": 1.0, "task": 1.0, "action": 1.5, "result": 1.5, "number": 1.5, "ownership": 1.5,
    "tradeoff": 0.5, "learning": 0.5,
}  # fmt: skip
MUSTS = ("action", "result", "number", "ownership")
NOT_YOURS = 0.57  # the most that a story scores in which nothing shows that it is the teller's own
PRINCIPLE = 1.5  # the weight of all principles together
BURDENS = {"no-tradeoff": 0.4, "no-learning": 0.4, "few-deeds": 1.5, "no-result": 1.5}  # the other flaws count 1
BY_CHANCE: dict[str, FlawId] = {
    "task": "no-task", "result": "no-result", "tradeoff": "no-tradeoff", "learning": "no-learning",
}  # fmt: skip
MOST = ((3.6, 0.24), (1.8, 0.57), (1.0, 0.71), (0.0, 1.0))  # the most that a story with so many flaws scores
EACH, SPREAD = 0.01, 0.02  # what each costs beside, and what the parts do below that
UNMEASURED = 0.61  # and whose result has no number: about the bar of a loop, as nobody can tell what it was worth
THIN = 0.57  # and of few deeds besides
UNHEARD = 0.5  # the part of its weight that a principle without a cue keeps: silence is weak evidence
ASKS_PRINCIPLE = "What made you do it that way, when others would have left it or done it differently?"
BUILT_IN: dict[Part, str] = {
    "situation": "Set the scene for me: where was this, when, and who was involved?",
    "task": ASKS["no-task"],
    "action": ASKS["few-deeds"],
    "result": ASKS["no-result"],
    "number": ASKS["no-number"],
    "ownership": ASKS["we"],
    "tradeoff": ASKS["no-tradeoff"],
    "learning": ASKS["no-learning"],
}
ASKED_ABOUT = ("blame", "vague", "claims")  # ways of telling that an interviewer asks about


def score(findings: Iterable[Finding]) -> Score:
    """The score of a story: its parts weigh as in ``WEIGHTS``, its principles share ``PRINCIPLE``."""
    known = merge(findings)
    principles = [f for f in known if _is_principle(f)]
    points = [_point(part, weight) for part, weight in WEIGHTS.items()]
    points += [_point(f.point, PRINCIPLE / len(principles) * _heard(f)) for f in principles]
    if not any(
        f.outcome in (Outcome.COVERED, Outcome.PARTIAL) for f in known if f.point in WEIGHTS or _is_principle(f)
    ):
        return Score(0.0, 0.0, 0.0, "none")
    burden = _burden(known)
    result = score_points(points, known)
    most = min(_most({f.point: f.outcome for f in known}), next(most for least, most in MOST if burden >= least))
    most = round(max(min(most, result.value) - EACH * burden - SPREAD * (1 - result.value), 0.0), 4)
    if result.value <= most:
        return result
    return Score(most, min(result.low, most), result.high, band_of(most))


def _burden(known: Iterable[Finding]) -> float:
    """How much is wrong, in flaws of usual weight: of the parts that are weighed by chance what is to be expected.

    Of the others, one that is only suspected counts half.
    """
    found = list(known)
    by_chance = sum(BURDENS.get(flaw, 1.0) * _lacking(f) for f in found if (flaw := BY_CHANCE.get(f.point)))
    others = [flaw for flaw in named(found) if flaw.id not in BY_CHANCE.values()]
    return by_chance + sum(BURDENS.get(flaw.id, 1.0) * (1.0 if flaw.sure else 0.5) for flaw in others)


def _lacking(finding: Finding) -> float:
    """The chance that a part is not told."""
    return 1 - finding.confidence if finding.outcome is Outcome.COVERED else finding.confidence


def _most(outcomes: dict[str, Outcome]) -> float:
    """The most that a story may score for whose it is and how much it tells."""
    if outcomes.get("ownership") is Outcome.MISSING:
        return NOT_YOURS
    if outcomes.get("number") is Outcome.MISSING:
        return UNMEASURED if outcomes.get("action") is Outcome.COVERED else THIN
    return 1.0


def _is_principle(finding: Finding) -> bool:
    return finding.point.startswith("principle-")


def _heard(finding: Finding) -> float:
    return UNHEARD if finding.outcome is Outcome.UNCLEAR else 1.0


def _point(name: str, weight: float) -> Point:
    return Point(id=name, says=name, kind="must" if name in MUSTS else "good", weight=weight)


def follow_ups(prompt: Prompt, findings: Iterable[Finding]) -> list[str]:
    """What to ask for the thin parts, the heaviest first: the prompt's own questions, then the built-in ones.

    Then about blame, vagueness and claims, and where no principle is heard at all, last of all what moved the teller,
    without naming one.
    """
    known = {f.point: f for f in merge(findings)}
    thin: list[Part] = [part for part in BUILT_IN if _is_thin(known.get(part))]
    thin.sort(key=lambda part: (part not in MUSTS, -WEIGHTS[part]))
    own = [probing.ask for part in thin for probing in prompt.follow_ups if probing.part == part]
    answered = {probing.part for probing in prompt.follow_ups}
    heard = [f.outcome for f in known.values() if _is_principle(f)]
    silent = heard and not any(outcome in (Outcome.COVERED, Outcome.PARTIAL) for outcome in heard)
    told_so = [flaw.ask for flaw in named(known.values()) if flaw.sure and flaw.id in ASKED_ABOUT]
    built_in = [BUILT_IN[part] for part in thin if part not in answered]
    return own + built_in + told_so + [ASKS_PRINCIPLE] * bool(silent)


def _is_thin(finding: Finding | None) -> bool:
    return finding is None or finding.outcome is not Outcome.COVERED
