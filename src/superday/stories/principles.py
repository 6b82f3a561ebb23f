"""Which leadership principles a story's words show, and which are only claimed.

Shown by cues in what is told; a principle's name, or a virtue that the teller ascribes to themselves, shows nothing.
"""

import re
from collections.abc import Iterable, Sequence

from superday.findings import Evidence, Finding, Outcome, Source
from superday.rubric.phrases import hits, phrase
from superday.rubric.text import Sentence, sentences
from superday.stories.deeds import deeds
from superday.stories.model import Principle, Shown
from superday.stories.telling import Told, told

SHOWN = 0.5  # the strength from which a principle counts as shown
_STRENGTHS = (0.0, 0.3, 0.6, 0.8, 0.9)  # by the number of cues that differ; more than that: 1
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
    rf"|\b(?:sense|lot|kind|level|example|mindset|spirit|culture|display) of {_NAMES}|\b{_NAMES} (?:is"
    rf"|was) (?:\w+ )?(?:important|key|my|everything|what|something|in my|who|how)"
    rf"|\b(?:true|real|pure|classic|textbook|extreme|full|total|my) (?:{_NAMES})",
    re.IGNORECASE,
)


def shown(story: str, principles: Sequence[Principle]) -> dict[str, Shown]:
    """For each principle how far the words of a story show it, with the sentences, and words that only claim it."""
    said = told(story)
    read = [(sentence, sentences(sentence.plain)) for sentence in said]
    return {principle.id: _shown(principle, read) for principle in principles}


def claims(said: Iterable[Told], principles: Sequence[Principle]) -> list[Told]:
    """The sentences in which a principle or a virtue is claimed rather than shown."""
    return [s for s in said if _CLAIMS.search(s.plain)]


def findings(principles: Sequence[Principle], said: list[Told]) -> list[Finding]:
    """A finding for each principle; one that is not heard is unclear, since silence of the cues is weak evidence."""
    read = [(sentence, sentences(sentence.plain)) for sentence in said]
    return [_finding(principle, read) for principle in principles]


def _shown(principle: Principle, read: list[tuple[Told, list[Sentence]]]) -> Shown:
    cues = _cues(principle, read)
    strength = _STRENGTHS[len(cues)] if len(cues) < len(_STRENGTHS) else 1.0
    places = {said.start: Evidence(said.text, said.start, said.end) for said in cues.values()}
    named = next((s for s, _ in read if _names(principle, s) and _claims(principle, s)), None)
    claimed = None if named is None else Evidence(named.text, named.start, named.end)
    return Shown(strength, list(places.values()), claimed)


def _finding(principle: Principle, read: list[tuple[Told, list[Sentence]]]) -> Finding:
    cues = _cues(principle, read)
    note = f"Cues: {', '.join(sorted(cues))}." if cues else ""
    point = f"principle-{principle.id}"
    if not cues:
        none = "No cue of it is heard; a listener may still see it."
        return Finding(point, Outcome.UNCLEAR, 0.3, Source.STORY, note=none)
    at = min(cues.values(), key=lambda s: s.start)
    evidence = Evidence(at.text, at.start, at.end)
    if len(cues) >= 2:
        return Finding(point, Outcome.COVERED, min(0.75, 0.5 + 0.08 * len(cues)), Source.STORY, evidence, note)
    return Finding(point, Outcome.PARTIAL, 0.5, Source.STORY, evidence, note)


def _cues(principle: Principle, read: list[tuple[Told, list[Sentence]]]) -> dict[str, Told]:
    """The cues that are heard, each with the sentence where it is heard first."""
    found: dict[str, Told] = {}
    for said, parts in read:
        if not _claims(principle, said):
            for cue in principle.cues:
                if cue not in found and _says(cue, parts):
                    found[cue] = said
    return found


def _claims(principle: Principle, sentence: Told) -> bool:
    about = _ABOUT_ONESELF.search(sentence.plain) is not None or _CLAIMS.search(sentence.plain) is not None
    return _names(principle, sentence) or (about and not deeds(sentence))


def _names(principle: Principle, sentence: Told) -> bool:
    return principle.title.lower() in sentence.plain.lower()


def _says(cue: str, parts: list[Sentence]) -> bool:
    wanted = phrase(cue)
    return any(not hit.denied for part in parts for hit in hits(wanted, part))
