"""What a told story shows: the parts of STAR, a measured result, whose story it is, how it is told, which principles.

The rules look at how things are said and not at whether they are true, and they are rough: confidences say so.
"""

import re
from collections.abc import Sequence

from superday.findings import Evidence, Finding, Outcome, Source
from superday.rubric.honest import only_lists, repeats, says_nothing
from superday.rubric.text import sentences
from superday.rubric.words import content, words
from superday.stories import principles as leadership
from superday.stories.deeds import deeds, passives
from superday.stories.manner import manner
from superday.stories.model import Principle, Prompt
from superday.stories.outcome import endings, ends, half_done, numbered
from superday.stories.signs import AIM, DEADLINE, HABITS, LEARNING, PRICE, SETTING, TRADEOFF
from superday.stories.telling import Told, told, whole

ENOUGH_OWN = 3  # deeds of "I" with which passives are no hiding
ENOUGH_DEEDS = ((100, 2),)  # things done that make an action, in a story of so many words; 3 in longer ones
PRICED = 0.3  # the place from which what is lost or worse is the price of what was done
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
        return nothing + manner(story, said, principles, minutes)
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
    return [*parts, *manner(story, said, principles, minutes), *leadership.findings(wanted, principles, said)]


def _is_no_story(prompt: Prompt, story: str, said: list[Told]) -> bool:
    asked = frozenset(w.stem for w in content(words(prompt.question)))
    if says_nothing(story) or only_lists(story) or repeats(asked, sentences(story)):
        return True
    return not any(deeds(s) or SETTING.search(s.plain) for s in said)


def _finding(point: str, outcome: Outcome, confidence: float, at: Told | None = None, note: str = "") -> Finding:
    evidence = Evidence(at.text, at.start, at.end) if at is not None else None
    return Finding(point, outcome, confidence, Source.STORY, evidence, note)


def _first(said: list[Told], pattern: re.Pattern[str], least: float = 0.0, most: float = 1.0) -> Told | None:
    return next((s for s in said if least <= s.place <= most and pattern.search(s.plain)), None)


def _last(said: list[Told], pattern: re.Pattern[str], least: float = 0.0) -> Told | None:
    return next((s for s in reversed(said) if s.place >= least and pattern.search(s.plain)), None)


def _situation(said: list[Told]) -> Finding:
    early = _first(said, SETTING, most=0.5)
    if early is not None:
        return _finding("situation", Outcome.COVERED, 0.75, early)
    late = _first(said, SETTING)
    if late is not None:
        return _finding("situation", Outcome.PARTIAL, 0.5, late, "Where and when comes late.")
    return _finding("situation", Outcome.MISSING, 0.6)


def _task(said: list[Told]) -> Finding:
    """What had to be reached, or by when, before much is done."""
    half = half_done(said)
    early = [s for s in said if s.place <= 0.6 or s.start <= half or s.replied]
    aims = [s for s in early if AIM.search(s.plain) or DEADLINE.search(s.plain)]
    if any(DEADLINE.search(s.plain) for s in early) and aims:
        return _finding("task", Outcome.COVERED, 0.75, aims[0])
    if aims and (len(aims) > 1 or aims[0].place <= 0.4 or aims[0].start < half):
        return _finding("task", Outcome.COVERED, 0.6, aims[0])
    if aims:
        return _finding("task", Outcome.PARTIAL, 0.4, aims[0])
    return _finding("task", Outcome.MISSING, 0.6, note="What had to be reached, and by when, is not said.")


def _action(said: list[Told]) -> Finding:
    """Enough things done that can be told from mere work; whose they are, is for ownership."""
    acting = [(s, d) for s in said for d in (*deeds(s), *(passives(s) if s.place > 0.4 else ())) if d.concrete]
    own = [s for s, deed in acting if deed.who == "i"]
    length = sum(s.length for s in said)
    enough = next((number for most, number in ENOUGH_DEEDS if length <= most), 3)
    if len(acting) >= enough:
        at = own[len(own) // 2] if own else acting[len(acting) // 2][0]
        told_of = f"{len(own)} things you did." if own else f"{len(acting)} things done."
        return _finding("action", Outcome.COVERED, 0.8, at, told_of)
    if acting:
        return _finding("action", Outcome.PARTIAL, 0.65, acting[0][0], "Few things that you did yourself.")
    return _finding("action", Outcome.MISSING, 0.75, note="Nothing that you did is told.")


def _result(said: list[Told]) -> Finding:
    late = endings(said) if any(deeds(s) or passives(s) for s in said) else []
    if late:
        return _finding("result", Outcome.COVERED, 0.7, late[-1])
    early = next((s for s in reversed(said) if ends(s)), None)
    if early is not None and early.start >= half_done(said) and early.place > 0.3 and len(said) > 2:
        return _finding("result", Outcome.PARTIAL, 0.45, early)
    return _finding("result", Outcome.MISSING, 0.65, note="How it ended is not said.")


def _number(said: list[Told]) -> Finding:
    """A figure that measures how it ended."""
    kind, at = numbered(said)
    if kind == "compared":
        return _finding("number", Outcome.COVERED, 0.75, at)
    if kind == "figure":
        return _finding("number", Outcome.PARTIAL, 0.6, at, "A figure without a baseline.")
    return _finding("number", Outcome.MISSING, 0.75, note="The result has no number.")


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
    at = _first(said, TRADEOFF) or _first(said, PRICE, least=PRICED)
    if at is not None:
        return _finding("tradeoff", Outcome.COVERED, 0.65, at)
    return _finding("tradeoff", Outcome.MISSING, 0.55, note="No other way is considered, and nothing given up.")


def _learning(said: list[Told]) -> Finding:
    at = _last(said, LEARNING, least=0.55) or _last(said, HABITS, least=0.75)
    if at is not None:
        return _finding("learning", Outcome.COVERED, 0.7, at)
    return _finding("learning", Outcome.MISSING, 0.6, note="Nothing is learned from it, or different since.")
