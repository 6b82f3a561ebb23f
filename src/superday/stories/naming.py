"""A story's flaws by name, read off its findings; what to say of each, and what a bar raiser asks there.

The names are those of docs/stories.md.  Nothing is looked up in the story again, so a debrief can name the flaws from
what the log holds.
"""

from collections.abc import Iterable, Sequence

from superday.findings import Finding, Outcome
from superday.rubric.scoring import merge
from superday.stories.assessing import assess
from superday.stories.model import Flaw, FlawId, Principle, Prompt

SURE = 0.5  # the confidence from which an outcome counts as settled

_ABSENT: dict[str, FlawId] = {
    "task": "no-task",
    "action": "few-deeds",
    "ownership": "we",
    "result": "no-result",
    "number": "no-number",
    "tradeoff": "no-tradeoff",
    "learning": "no-learning",
}
_TOLD: dict[str, FlawId] = {
    "proportion": "long-setting",
    "blame": "blame",
    "vagueness": "vague",
    "claims": "claims",
}
_ORDER: tuple[FlawId, ...] = (
    "no-result", "few-deeds", "we", "no-number", "no-baseline", "vague", "blame", "no-task", "too-short", "too-long",
    "long-setting", "claims", "no-learning", "no-tradeoff",
)  # fmt: skip
SAYS: dict[FlawId, str] = {
    "long-setting": "The background takes up too much of the story before you do anything.",
    "no-task": "What had to be reached, why and by when, is not said.",
    "few-deeds": "Hardly anything that was actually done is told.",
    "we": "The deeds are the group's; your own part cannot be told apart.",
    "no-result": "How it ended is not said.",
    "no-number": "Nothing about the result is measured.",
    "no-baseline": "The result has a figure, but nothing to compare it with: before, target or alternative.",
    "no-tradeoff": "No other way is considered, and nothing given up.",
    "no-learning": "Nothing was learned, or would be done otherwise, or is different since.",
    "blame": "Others are judged or made the cause, beyond what happened.",
    "vague": "It stays unspecific: hardly any names of methods, systems, dates or amounts.",
    "too-long": "It takes longer than an answer may.",
    "too-short": "It is too short for a listener to see what you did.",
    "claims": "A virtue is claimed; what you did has to show it.",
}
ASKS: dict[FlawId, str] = {
    "long-setting": "Let me stop you there: what did you do first?",
    "no-task": "What exactly was yours to reach, why did it matter, and by when?",
    "few-deeds": "What did you do yourself? Take me through it step by step.",
    "we": "You say 'we': which part was yours, and what would not have happened without you?",
    "no-result": "How did it end?",
    "no-number": "How did you know whether it had worked? Was anything measured?",
    "no-baseline": "How did you measure that, and what do you compare it with?",
    "no-tradeoff": "Which other way did you consider, and what did you give up?",
    "no-learning": "What would you do differently today?",
    "blame": "How would they tell this story? And what was your part in it?",
    "vague": "Can you be more specific: what exactly was it, and what exactly did you change?",
    "too-long": "In two sentences: what did you do, and what came of it?",
    "too-short": "Tell me more: what was the situation, and what did you do, step by step?",
    "claims": "What did you do there that shows it?",
}


def flaws(
    prompt: Prompt,
    story: str,
    principles: Sequence[Principle],
    minutes: float | None = None,
    replies: Sequence[str] = (),
) -> list[Flaw]:
    """The flaws of a told story, the heaviest first; ``minutes`` are those of the question."""
    return named(assess(prompt, story, principles, minutes, replies))


def named(findings: Iterable[Finding]) -> list[Flaw]:
    """The flaws that a story's findings show, the heaviest first."""
    known = merge(findings)
    found = [flaw for finding in known if (flaw := _flaw(finding))]
    return sorted(found, key=lambda flaw: (not flaw.sure, _ORDER.index(flaw.id)))


def _flaw(finding: Finding) -> Flaw | None:
    name = _name(finding)
    if name is None:
        return None
    half = finding.point == "ownership" and finding.outcome is Outcome.PARTIAL  # "we" and "I" in turns
    sure = finding.outcome is not Outcome.UNCLEAR and finding.confidence >= SURE and not half
    counted = f" {finding.note}" if finding.point in ("proportion", "length") else ""
    return Flaw(name, SAYS[name] + counted, finding.evidence, ASKS[name], sure)


def _name(finding: Finding) -> FlawId | None:
    point, outcome = finding.point, finding.outcome
    if outcome is Outcome.COVERED or (point == "ownership" and finding.evidence is None):
        return None  # where nobody did anything, nobody says "we"
    if point == "number" and outcome is Outcome.PARTIAL:
        return "no-baseline"
    if point == "length":
        return "too-long" if _words(finding) > 100 else "too-short"
    return _TOLD.get(point) or _ABSENT.get(point)


def _words(finding: Finding) -> int:
    """How many words the note on length counts."""
    return int(finding.note.split()[0])
