"""Which leadership principles a story's words show, and which are only claimed.

Shown by cues in what is told, each worth so many points by how telling it is; a principle's name, or a virtue that the
teller ascribes to themselves, shows nothing.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from superday.findings import Evidence, Finding, Outcome, Source
from superday.rubric.text import Sentence, sentences
from superday.stories.cues import heard
from superday.stories.deeds import deeds
from superday.stories.model import Principle, Shown
from superday.stories.telling import Told, told

SHOWN = 0.5  # the strength from which a principle counts as shown
DEED, CUE, HINT = 3, 2, 1  # points of what is heard
ASKED = 4  # points ahead of a principle that the question asks for, where a cue of it is heard: most stories answer it
ENOUGH = 5  # points from which a principle is shown
BESIDE = 0.4  # of the points of the principle that a story shows most: what has less is faint
_FAINT = 0.4  # the most that such a principle comes to
_ABOUT_ONESELF = re.compile(
    r"\b(i (always|am|really|truly|strongly|fully|value|believe in|live)|i'm (a|very|someone"
    r"|always)|people say i|my strength|principles?)\b",
    re.IGNORECASE,
)
_NAMES = (
    r"(?:ownership|(?:true|real|an|a) owner|customer[- ]?(?:obsess\w+|centric\w*|first|focus\w*)"
    r"|obsess\w+ (?:about|with|over) (?:the )?(?:customers?|users?)"
    r"|bias (?:for|to|towards) action|(?:div(?:e|es|ing)|dove|deep[- ]div\w+) (?:really |very )?deep\w*"
    r"|deep diver?|think(?:ing|s|er)? big|big thinker|deliver(?:s|ing|ed)? results"
    r"|earn(?:s|ed|ing)? (?:people's |everyone's |their )?trust|(?:highest|high) standards|standards (?:are"
    r"|were) (?:very )?high|frugal(?:ity)?"
    r"|invent(?:ing)? and simplify\w*|learn and be curious|backbone|disagree(?:d)? and commit(?:ted)?|(?:am"
    r"|are|was) right a lot"
    r"|hir(?:e|ing) and develop\w*|develop(?:ing)? the best|best employer|broad responsibility"
    r"|leadership principles?)"
)
_VIRTUES = (
    r"(?:obsessed|curious|passionate|proactive|hard[- ]?working|perfectionist|team[- ]?player|natural leader"
    r"|leader|owner|detail[- ]oriented"
    r"|data[- ]driven|results?[- ](?:driven|oriented)|driven|reliable|ambitious|innovative|creative|resilient"
    r"|persistent|honest|frugal|scrappy"
    r"|open[- ]minded|good (?:communicator|listener|leader)|great (?:communicator|listener|leader)"
    r"|people person|fast learner|quick learner|problem[- ]solver|self[- ]starter"
    r"|doer|builder|go-getter|strategic|visionary|dependable|relentless|tenacious|empathetic|humble|dedicated"
    r"|committed|motivated|organi[sz]ed|thorough"
    r"|customer[- ]\w+|kind of (?:person|guy|engineer|scientist) (?:who|that))"
)
_CLAIMS = re.compile(
    rf"\b(?:i'm|i am|i've always been|i have always been|i consider myself|i see myself|i'd call myself"
    rf"|i would say i'm|makes me|i'm known|people (?:say|know)"
    rf"|my colleagues (?:say|know|call))\b[^.;]{{0,50}}\b(?:{_VIRTUES}|{_NAMES})\b"
    rf"|\b(?:that|this|it|which|what i did|the whole thing|story|here)\b[^.;]{{0,40}}\b(?:shows?|showed|demonstrates?"
    rf"|demonstrated|proves?|reflects?|example of|calls?|called)\b[^.;]{{0,40}}\b{_NAMES}"
    rf"|\b(?:that|this|it|which|what i did)(?:'s| is| was) (?:(?:for me|to me|really|truly|just"
    rf"|what i(?:'d)? call|a|an"
    rf"|kind of|all|about|pure|my|what|means?),? ){{0,4}}{_NAMES}(?! of\b)"
    rf"|\bi(?:'ve| have)?(?: \w+){{0,3}} (?:believe in|value|live|live by|showed|demonstrated|practi[cs]e|embody"
    rf"|display\w*)\b[^.;]{{0,30}}\b{_NAMES}"
    rf"|\bi(?:'ve| have)? (?:\w+ ){{0,2}}?(?:have|had|took|take|felt|feel|got) (?:an? )?(?:very "
    rf"|really )?(?:complete|full"
    rf"|total|strong|real|extreme|great|high|true|huge|deep|lot of|sense of) (?:sense of )?{_NAMES}"
    rf"|\bi (?:\w+ )?(?:always|never|really|truly|generally|just|naturally|tend to|like to"
    rf"|love to)(?: \w+){{0,2}} (?:{_NAMES}|deliver\b|own\b|take ownership|put the (?:customer|user)s? first"
    rf"|go the extra mile|strive|think of the customer|raise the bar)"
    rf"|\b{_NAMES},? (?:that's|this is|it's|is) (?:\w+ )?(?:me|who|how|my|us)\b|\bleadership principle\b"
    rf"|\b(?:{_NAMES}|{_VIRTUES})\b[^.;]{{0,40}}\bin my (?:dna|blood|nature|bones|genes)\b|\bi (?:am"
    rf"|'m) right,? a lot\b"
    rf"|\b(?:sense|lot|kind|level|example|mindset|spirit|culture|display) of {_NAMES}|\b{_NAMES} (?:is"
    rf"|was) (?:\w+ )?(?:important|key|my|everything|what|something|in my|who|how)"
    rf"|\b(?:true|real|pure|classic|textbook|extreme|full|total|my) (?:{_NAMES})",
    re.IGNORECASE,
)


Read = list[tuple[Told, list[Sentence]]]


class Heard(NamedTuple):
    """A cue that is heard: its points, the sentence, and the words of it that are the cue."""

    worth: int
    at: Told
    words: str


def shown(story: str, principles: Sequence[Principle], asked: Sequence[str] = ()) -> dict[str, Shown]:
    """For each principle how far the words of a story show it, with the sentences, and words that only claim it.

    ``asked`` are the principles that the question is about, where the story answers one.
    """
    return _shown(_read(told(story)), principles, asked)


def claims(said: Iterable[Told], principles: Sequence[Principle]) -> list[Told]:
    """The sentences in which a principle or a virtue is claimed rather than shown."""
    return [s for s in said if _CLAIMS.search(s.plain)]


def findings(wanted: Sequence[Principle], principles: Sequence[Principle], said: list[Told]) -> list[Finding]:
    """A finding for each principle that is wanted; one that is not heard is unclear, as silence is weak evidence."""
    read = _read(said)
    found = _shown(read, principles, [one.id for one in wanted])
    return [_finding(principle, found[principle.id], read) for principle in wanted]


def _read(said: Sequence[Told]) -> Read:
    return [(sentence, sentences(sentence.plain)) for sentence in said]


def _shown(read: Read, principles: Sequence[Principle], asked: Sequence[str]) -> dict[str, Shown]:
    heard = {principle.id: _heard(principle, read) for principle in principles}
    points = {
        id_: sum(cue.worth for cue in cues.values()) + ASKED * (bool(cues) and id_ in asked)
        for id_, cues in heard.items()
    }
    most = max(points.values(), default=0)
    return {one.id: _seen(one, read, heard[one.id], points[one.id], most) for one in principles}


def _seen(principle: Principle, read: Read, cues: Mapping[str, Heard], points: int, most: int) -> Shown:
    strength = min(1.0, SHOWN * points / ENOUGH)
    if points < BESIDE * most:
        strength = min(strength, _FAINT)
    telling = sorted(cues.values(), key=lambda cue: (-cue.worth, cue.at.start))
    places = {cue.at.start: Evidence(cue.at.text, cue.at.start, cue.at.end) for cue in telling}
    named = next((s for s, _ in read if _names(principle, s) and _claims(principle, s)), None)
    claimed = None if named is None else Evidence(named.text, named.start, named.end)
    return Shown(round(strength, 2), list(places.values()), claimed)


def _finding(principle: Principle, seen: Shown, read: Read) -> Finding:
    point = f"principle-{principle.id}"
    if not seen.evidence:
        none = "No cue of it is heard; a listener may still see it."
        return Finding(point, Outcome.UNCLEAR, 0.3, Source.STORY, note=none)
    note = f"Cues: {', '.join(sorted({cue.words for cue in _heard(principle, read).values()}))}."
    if seen.strength >= SHOWN:
        return Finding(
            point, Outcome.COVERED, min(0.75, 0.5 + 0.25 * seen.strength), Source.STORY, seen.evidence[0], note
        )
    return Finding(point, Outcome.PARTIAL, 0.5, Source.STORY, seen.evidence[0], note)


def _heard(principle: Principle, read: Read) -> dict[str, Heard]:
    """The cues that are heard, as they are heard first."""
    found: dict[str, Heard] = {}
    for said, parts in read:
        if not _claims(principle, said):
            for worth, cues in ((DEED, principle.deeds), (CUE, principle.cues), (HINT, principle.hints)):
                for cue, start, end in (one for part in parts for one in heard(cues, part)):
                    found.setdefault(cue, Heard(worth, said, said.plain[start:end]))
    return found


def _claims(principle: Principle, sentence: Told) -> bool:
    about = _ABOUT_ONESELF.search(sentence.plain) is not None or _CLAIMS.search(sentence.plain) is not None
    return _names(principle, sentence) or (about and not deeds(sentence))


def _names(principle: Principle, sentence: Told) -> bool:
    return principle.title.lower() in sentence.plain.lower()
