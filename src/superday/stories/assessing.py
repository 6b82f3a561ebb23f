"""What a told story shows: the parts of STAR, a measured result, whose story it is, how it is told, which principles.

The rules look at how things are said and not at whether they are true, and they are rough: confidences say so.
"""

import math
from collections.abc import Sequence

from superday.findings import Evidence, Finding, Outcome, Source
from superday.rubric.honest import only_lists, repeats, says_nothing
from superday.rubric.text import sentences
from superday.rubric.words import content, words
from superday.stories import principles as leadership
from superday.stories import wholes
from superday.stories.deeds import deeds, passives
from superday.stories.manner import manner
from superday.stories.model import Principle, Prompt
from superday.stories.outcome import half_done, measured_end
from superday.stories.roles import LIKELY, Role, any_of, likeliest, likely, roles
from superday.stories.signs import USUAL
from superday.stories.telling import Told, told, whole

ENOUGH_OWN = 3  # deeds of "I" with which passives are no hiding
ENOUGH = 3  # sentences that tell deeds, or things done, that make an action
LONG = 100  # the words from which, told in fewer sentences, it takes one thing more
DOES = 0.4  # the chance from which a sentence tells of one
AS_NOT = 0.5  # the chance from which a flaw is there rather than not
COMPARED = 0.6  # the chance from which an amount told before is what the ending compares to
MISSING, THERE = 0.4, 0.5  # the chance below which a part is missing, and from which it is told
# Logistic regressions on the log odds that some sentence of a story has the role, were it told as often as not.
TOLD: dict[Role, tuple[float, float]] = {
    "task": (0.88, 1.09), "outcome": (-1.66, 1.25), "price": (-0.20, 1.07), "lesson": (0.21, 1.36),
}  # fmt: skip
PARTS = ("situation", "task", "action", "result", "number", "ownership", "tradeoff", "learning")


def assess(
    prompt: Prompt,
    story: str,
    principles: Sequence[Principle],
    minutes: float | None = None,
    replies: Sequence[str] = (),
) -> list[Finding]:
    """Findings for the eight parts, for how it is told, and for ``principle-<id>`` of each that the prompt probes.

    ``story`` is the first answer and ``replies`` what was added when asked: evidence is counted in both together
    (:func:`superday.stories.telling.whole`).  ``minutes`` are those of the question; an answer may take four of them.
    Nothing told is missing in every part, and how it is told is then no matter.
    """
    wanted = [p for p in principles if p.id in prompt.principles]
    said = told(story, replies)
    if _is_no_story(prompt, whole(story, replies), said):
        points = [*PARTS, *(f"principle-{p.id}" for p in wanted)]
        nothing = [Finding(point, Outcome.MISSING, 0.97, Source.STORY) for point in points]
        return nothing + manner(story, said, minutes)
    parts = [
        _situation(said),
        _task(said),
        _action(said),
        _result(said),
        _number(said),
        _ownership(said),
        _tradeoff(said),
        _learning(said),
    ]
    return [*parts, *manner(story, said, minutes), *leadership.findings(wanted, said)]


def _is_no_story(prompt: Prompt, story: str, said: list[Told]) -> bool:
    asked = frozenset(w.stem for w in content(words(prompt.question)))
    if says_nothing(story) or only_lists(story) or repeats(asked, sentences(story)):
        return True
    return not any(deeds(s) for s in said) and not _settings(said)


def _finding(point: str, outcome: Outcome, confidence: float, at: Told | None = None, note: str = "") -> Finding:
    evidence = Evidence(at.text, at.start, at.end) if at is not None else None
    return Finding(point, outcome, confidence, Source.STORY, evidence, note)


def _situation(said: list[Told]) -> Finding:
    early = _settings([s for s in said if s.place <= 0.5])
    if early:
        return _finding("situation", Outcome.COVERED, 0.75, early[0])
    late = _settings(said)
    if late:
        return _finding("situation", Outcome.PARTIAL, 0.5, late[0], "Where and when comes late.")
    return _finding("situation", Outcome.MISSING, 0.6)


def _settings(said: list[Told]) -> list[Told]:
    """The sentences that tell where and when, be it in passing."""
    usual = USUAL["setting"]
    return [s for s, of in zip(said, roles(said), strict=True) if of.setting >= LIKELY or usual.search(s.plain)]


def _task(said: list[Told]) -> Finding:
    """What had to be reached, or by when, before much is done."""
    half = half_done(said)
    early = [s for s in said if s.place <= 0.6 or s.start <= half or s.replied]
    return _told("task", "task", early, "What had to be reached, and by when, is not said.")


def _told(point: str, role: Role, said: list[Told], note: str) -> Finding:
    """Covered where a sentence of these has the role, missing where none has, and half where it is hard to tell."""
    chance, (_, at) = _is_told(role, any_of(said, role)), likeliest(said, role)
    if chance < MISSING:
        return _finding(point, Outcome.MISSING, round(1 - chance, 2), note=note)
    if chance < THERE:
        return _finding(point, Outcome.PARTIAL, round(min(1 - chance, 0.49), 2), at)
    return _finding(point, Outcome.COVERED, round(chance, 2), at)


def _is_told(role: Role, chance: float) -> float:
    """The chance that a part is told, where the chance that one of its sentences tells it is another."""
    intercept, slope = TOLD[role]
    held = min(max(chance, 1e-4), 1 - 1e-4)
    told = 1 / (1 + math.exp(-intercept - slope * math.log(held / (1 - held))))
    return min(max(told, 1 - wholes.SUREST), wholes.SUREST)


def _action(said: list[Told]) -> Finding:
    """Enough things done; whose they are, is for ownership."""
    doing = likely(said, "deed", DOES)
    count = sum(max(1, sum(deed.concrete for deed in (*deeds(s), *passives(s)))) for s in doing)
    own = [s for s in doing if any(deed.who == "i" for deed in deeds(s))]
    if len(doing) >= ENOUGH or count >= ENOUGH + (sum(s.length for s in said) >= LONG):
        at = (own or doing)[len(own or doing) // 2]
        return _finding("action", Outcome.COVERED, 0.8, at, "You tell what you did." if own else "Things were done.")
    if doing:
        return _finding("action", Outcome.PARTIAL, 0.65, doing[0], "Few things that you did yourself.")
    return _finding("action", Outcome.MISSING, 0.75, note="Nothing that you did is told.")


def _result(said: list[Told]) -> Finding:
    return _told("result", "outcome", said[::-1], "How it ended is not said.")


def _number(said: list[Told]) -> Finding:
    """A figure that measures how it ended, and something to compare it with."""
    figures, at = wholes.measuring(said), measured_end(said)
    none, bare = wholes.chance("no-number", figures), wholes.chance("no-baseline", figures)
    if at is None or (none >= AS_NOT and none >= bare):
        return _finding("number", Outcome.MISSING, round(max(none, AS_NOT), 2), note="The result has no number.")
    if bare >= AS_NOT and figures.before < COMPARED:
        return _finding("number", Outcome.PARTIAL, round(bare, 2), at, "A figure without a baseline.")
    return _finding("number", Outcome.COVERED, round(1 - max(none, bare), 2), at)


def _ownership(said: list[Told]) -> Finding:
    """Whose doing it is; what was done by nobody in particular counts against a teller who does little."""
    acting = [(s, deed.who) for s in said for deed in deeds(s)]
    own = sum(who == "i" for _, who in acting)
    nobody = [(s, deed.who) for s in said for deed in passives(s)] if own < ENOUGH_OWN else []
    shared, acting = len(acting) - own + len(nobody), acting + nobody
    note = f'"I" did {own}, "we" did {shared - len(nobody)}' + (
        f", nobody in particular {len(nobody)}." if nobody else "."
    )
    at = next((s for s, who in acting if (who == "i") is (own > shared)), None)
    if own >= 2 and own >= 1.5 * shared:
        return _finding("ownership", Outcome.COVERED, 0.8, at, note)
    if own and own >= 0.5 * shared:
        return _finding("ownership", Outcome.PARTIAL, 0.6, at, note)
    return _finding("ownership", Outcome.MISSING, 0.75, at if shared else None, note)


def _tradeoff(said: list[Told]) -> Finding:
    return _told("tradeoff", "price", said, "No other way is considered, and nothing given up.")


def _learning(said: list[Told]) -> Finding:
    return _told("learning", "lesson", said[::-1], "Nothing is learned from it, or different since.")
