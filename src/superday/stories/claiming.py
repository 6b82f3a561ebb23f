"""Sentences that claim a principle or a virtue rather than show it."""

import re
from collections.abc import Iterable
from functools import lru_cache

from superday.stories.deeds import deeds
from superday.stories.model import Principle
from superday.stories.telling import Told

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


def claims(said: Iterable[Told]) -> list[Told]:
    """The sentences in which a principle or a virtue is claimed rather than shown."""
    return [s for s in said if _CLAIMS.search(s.plain)]


def is_claim(principle: Principle, sentence: Told) -> bool:
    """Whether a sentence shows nothing of a principle, since it names it or speaks of oneself without a deed."""
    return names(principle, sentence) or _is_about_oneself(sentence)


@lru_cache(maxsize=4096)  # the same for all principles
def _is_about_oneself(sentence: Told) -> bool:
    about = _ABOUT_ONESELF.search(sentence.plain) is not None or _CLAIMS.search(sentence.plain) is not None
    return about and not deeds(sentence)


def names(principle: Principle, sentence: Told) -> bool:
    """Whether a sentence has the principle's title."""
    return principle.title.lower() in sentence.plain.lower()
