"""The points of a question with what became of each, in words that a candidate can read."""

from superday.bank.model import Askable, Behavioural, DerivationItem, Graded, ProblemItem
from superday.findings import Outcome
from superday.loop.assess import CODE, GROWTH, OWN_TESTS
from superday.loop.debrief.model import PointView
from superday.loop.interviewer import known
from superday.loop.state import Asked
from superday.stories.scoring import MUSTS, PRINCIPLE, WEIGHTS

_PARTS = {
    "situation": "the situation, briefly",
    "task": "what you had to achieve",
    "action": "what you did",
    "result": "how it came out",
    "number": "a number in the result",
    "ownership": "your own part: I, not we",
    "tradeoff": "the trade-off you weighed",
    "learning": "what you learned",
}


def points_of(item: Askable, asked: Asked) -> list[PointView]:
    """Points with their outcome; a trap shows only where somebody fell into it."""
    if asked.skipped:
        return []
    described = describe(item)
    found = [one for one in known(asked) if one.point in described]
    shown = [PointView(one, *described[one.point]) for one in found]
    return [view for view in shown if view.kind != "trap" or view.finding.outcome == Outcome.CONTRADICTED]


def describe(item: Askable) -> dict[str, tuple[str, str, float]]:
    """What each point that an assessor may report on says, its kind and its weight."""
    points: dict[str, tuple[str, str, float]] = {}
    if isinstance(item, Graded):
        points |= {point.id: (point.says, point.kind, point.weight) for point in item.points}
        points |= {twist.id: (twist.says, "what-if", 1.0) for twist in item.what_ifs}
    if isinstance(item, ProblemItem):
        points[CODE] = ("code that passes every hidden test", "must", 5.0)
        points[GROWTH] = ("time and memory that grow no faster than the problem asks", "good", 2.0)
        points[OWN_TESTS] = ("tests of your own that tell right code from wrong", "extra", 1.0)
    if isinstance(item, DerivationItem):
        points |= {target.name: (f"reaching `{target.name}`", "must", 4.0) for target in item.targets}
        points |= {step.id: (step.says, "good", 1.0) for step in item.checkpoints}
    if isinstance(item, Behavioural):
        kinds = {part: "must" if part in MUSTS else "good" for part in _PARTS}
        points |= {part: (says, kinds[part], WEIGHTS[part]) for part, says in _PARTS.items()}
        points |= {f"principle-{one}": (f"showing {_titled(one)}", "good", PRINCIPLE) for one in item.principles}
    return points


def _titled(principle: str) -> str:
    """A principle's id as words; the possessive is the one thing that an id cannot spell."""
    return principle.replace("-", " ").replace("earths", "earth's")
