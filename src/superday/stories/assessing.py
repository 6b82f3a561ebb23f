"""What a told story shows: the four parts of STAR, a measured result, whose story it is, which principles.

The rules look at how things are said and not at whether they are true, and they are rough: confidences say so.
"""

import re

from superday.findings import Evidence, Finding, Outcome, Source
from superday.rubric.honest import only_lists, repeats, says_nothing
from superday.rubric.phrases import hits, phrase
from superday.rubric.text import Sentence, sentences
from superday.rubric.words import content, words
from superday.stories.measure import comparable, measured
from superday.stories.model import Principle, Prompt
from superday.stories.telling import AIM, LEARNING, RESULT, SETTING, TRADEOFF, Told, deeds, told

ENOUGH_DEEDS = 3  # things done by the teller that make an action
PARTS = ("situation", "task", "action", "result", "number", "ownership", "tradeoff", "learning")
_CLAIM = re.compile(
    r"\b(i (always|am|really|truly|strongly|fully|value|believe in|live)|i'm (a|very|someone"
    r"|always)|people say i|my strength|principles?)\b",
    re.I,
)


def assess(prompt: Prompt, story: str, principles: list[Principle]) -> list[Finding]:
    """Findings for the eight parts and for ``principle-<id>`` of each principle that the prompt probes."""
    wanted = [p for p in principles if p.id in prompt.principles]
    if _is_no_story(prompt, story):
        points = [*PARTS, *(f"principle-{p.id}" for p in wanted)]
        return [Finding(point, Outcome.MISSING, 0.97, Source.STORY) for point in points]
    said = told(story)
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
    read = [(sentence, sentences(sentence.text)) for sentence in said]
    return parts + [_principle(principle, read) for principle in wanted]


def _is_no_story(prompt: Prompt, story: str) -> bool:
    said = sentences(story)
    asked = frozenset(w.stem for w in content(words(prompt.question)))
    if says_nothing(story) or only_lists(story) or repeats(asked, said):
        return True
    return not any(deeds(sentence) for sentence in told(story)) and not any(SETTING.search(s.text) for s in told(story))


def _finding(point: str, outcome: Outcome, confidence: float, at: Told | None = None, note: str = "") -> Finding:
    evidence = Evidence(at.text, at.start, at.end) if at is not None else None
    return Finding(point, outcome, confidence, Source.STORY, evidence, note)


def _first(said: list[Told], pattern: re.Pattern[str], least: float = 0.0, most: float = 1.0) -> Told | None:
    return next((s for s in said if least <= s.place <= most and pattern.search(s.text)), None)


def _last(said: list[Told], pattern: re.Pattern[str], least: float = 0.0) -> Told | None:
    return next((s for s in reversed(said) if s.place >= least and pattern.search(s.text)), None)


def _situation(said: list[Told]) -> Finding:
    early = _first(said, SETTING, most=0.5)
    if early is not None:
        return _finding("situation", Outcome.COVERED, 0.75, early)
    late = _first(said, SETTING)
    if late is not None:
        return _finding("situation", Outcome.PARTIAL, 0.5, late, "Where and when comes late.")
    return _finding("situation", Outcome.MISSING, 0.6)


def _task(said: list[Told]) -> Finding:
    aim = _first(said, AIM, most=0.7)
    if aim is not None:
        return _finding("task", Outcome.COVERED, 0.65, aim)
    return _finding("task", Outcome.MISSING, 0.5, note="What had to be reached, and by when, is not said.")


def _action(said: list[Told]) -> Finding:
    acting = [(s, d) for s in said for d in deeds(s)]
    own = [s for s, (who, _) in acting if who == "i"]
    if len(own) >= ENOUGH_DEEDS:
        return _finding("action", Outcome.COVERED, 0.8, own[len(own) // 2], f"{len(own)} things you did.")
    if own or len(acting) >= 3:
        at = own[0] if own else acting[0][0]
        return _finding("action", Outcome.PARTIAL, 0.65, at, "Few things that you did yourself.")
    return _finding("action", Outcome.MISSING, 0.75, note="Nothing that you did is told.")


def _result(said: list[Told]) -> Finding:
    late = _last(said, RESULT, least=0.45)
    if late is not None:
        return _finding("result", Outcome.COVERED, 0.7, late)
    early = _last(said, RESULT)
    if early is not None and len(said) > 2:
        return _finding("result", Outcome.PARTIAL, 0.5, early)
    return _finding("result", Outcome.MISSING, 0.65, note="How it ended is not said.")


def _number(said: list[Told]) -> Finding:
    """A figure that measures the result: late in the story or said with words of change."""
    for sentence in reversed(said):
        kind = measured(sentence.text)
        counts = sentence.place >= 0.4 and (RESULT.search(sentence.text) or sentence.place >= 0.55)
        if kind == "compared" and (counts or RESULT.search(sentence.text)):
            return _finding("number", Outcome.COVERED, 0.8, sentence)
        if kind == "figure" and counts and RESULT.search(sentence.text):
            if any(comparable(before.text, sentence.text) for before in said if before.end <= sentence.start):
                return _finding("number", Outcome.COVERED, 0.65, sentence, "Against a figure told before.")
            return _finding("number", Outcome.PARTIAL, 0.6, sentence, "A figure without a baseline.")
    return _finding("number", Outcome.MISSING, 0.75, note="The result has no number.")


def _ownership(said: list[Told]) -> Finding:
    acting = [(s, who) for s in said for who, _ in deeds(s)]
    own, shared = (sum(who == name for _, who in acting) for name in ("i", "we"))
    note = f'"I" did {own}, "we" did {shared}.'
    at = next((s for s, who in acting if who == ("i" if own > shared else "we")), None)
    if own >= 2 and own >= 1.5 * shared:
        return _finding("ownership", Outcome.COVERED, 0.8, at, note)
    if own and own >= 0.5 * shared:
        return _finding("ownership", Outcome.PARTIAL, 0.6, at, note)
    return _finding("ownership", Outcome.MISSING, 0.75, at if shared else None, note)


def _tradeoff(said: list[Told]) -> Finding:
    at = _first(said, TRADEOFF)
    return _finding("tradeoff", Outcome.COVERED if at else Outcome.MISSING, 0.6 if at else 0.5, at)


def _learning(said: list[Told]) -> Finding:
    at = _last(said, LEARNING, least=0.4)
    return _finding("learning", Outcome.COVERED if at else Outcome.MISSING, 0.7 if at else 0.6, at)


def _principle(principle: Principle, read: list[tuple[Told, list[Sentence]]]) -> Finding:
    """Shown by cues in what is told; its name or a claim about oneself shows nothing."""
    telling = [(said, parts) for said, parts in read if not _claims(principle, said)]
    shown = [(said, cue) for said, parts in telling for cue in principle.cues if _says(cue, parts)]
    cues = sorted({cue for _, cue in shown})
    note = f"Cues: {', '.join(cues)}." if cues else ""
    point = f"principle-{principle.id}"
    if len(cues) >= 2:
        return _finding(point, Outcome.COVERED, min(0.75, 0.5 + 0.08 * len(cues)), shown[0][0], note)
    if cues:
        return _finding(point, Outcome.PARTIAL, 0.5, shown[0][0], note)
    return _finding(point, Outcome.UNCLEAR, 0.3, note="No cue of it is heard; a listener may still see it.")


def _claims(principle: Principle, sentence: Told) -> bool:
    named = principle.title.lower() in sentence.text.lower()
    return named or (_CLAIM.search(sentence.text) is not None and not deeds(sentence))


def _says(cue: str, parts: list[Sentence]) -> bool:
    wanted = phrase(cue)
    return any(not hit.denied for part in parts for hit in hits(wanted, part))
