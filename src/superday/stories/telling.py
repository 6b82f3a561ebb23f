"""A told story sentence by sentence: what kind of thing each sentence does, and the words that show it."""

import re
from dataclasses import dataclass

from superday.rubric.lexicon import word_set
from superday.rubric.text import sentences


@dataclass(frozen=True, slots=True)
class Told:
    """One sentence of a story with its place in it (0 at the beginning, 1 at the end)."""

    text: str
    start: int
    end: int
    place: float


def told(story: str) -> list[Told]:
    """The sentences of a story that are said, not listed."""
    said = [sentence for sentence in sentences(story) if sentence.structured]
    last = max(len(said) - 1, 1)
    return [
        Told(story[s.start : s.end + _stop(story, s.end)], s.start, s.end + _stop(story, s.end), i / last)
        for i, s in enumerate(said)
    ]


def _stop(story: str, end: int) -> int:
    return int(story[end : end + 1] in (".", "!", "?") and end < len(story))


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(patterns), re.IGNORECASE)


_SOME = r"(?:a|an|one|two|three|four|five|six|seven|eight|nine|ten|twelve|half a|some|few|several|\d+)"
_SPAN = r"(?:hour|day|night|weekend|week|month|quarter|semester|term|season|summer|winter|year)s?"
_DAY = r"(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|morning|afternoon|evening|noon|day)"
_MONTH = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december|spring|summer"
    r"|autumn|winter|(?:19|20)\d\d)"
)
SETTING = _any(
    rf"\b(?:last|this|two|three|four|five|some|few|several) {_SPAN}\b(?: ago)?",
    rf"\bone {_DAY}\b|\bin {_MONTH}\b|\bthat (?:summer|winter|year|autumn|spring)\b",
    rf"\b{_SOME} {_SPAN} (?:after|before|ago|into|earlier)\b|\bat (?:noon|midnight|\d+ (?:am|pm))\b",
    r"\b(when|while|where|back when|at the time) (i|we) (was|were|worked|joined|had|did|started|interned|led)\b",
    r"\bduring my\b|\b(?:in|for|on) (?:my|our) (first|second|third|last|final|phd|ph\.d|internship|previous|old"
    r"|current"
    r"|postdoc|thesis)\b",
    r"\bat (my|our|the) (internship|company|lab|university|institute|previous|last|start-?up"
    r"|hospital|team|job|group|\w+ (?:archive|company|lab|institute|office|hospital))\b",
    r"\b(i|we) (was|were|had been) (working|building|running|part of|responsible|on a|on the|an intern|a phd|the)\b",
    r"\bthere (?:was|were)\b|\bwe had (?!to\b)|\bour (team|lab|group|model"
    r"|system|product|pipeline|paper)\b",
    r"\b(?:we|i|they) (?:paid|depended|relied|used to|inherited|joined|ran|maintained)\b",
    r"\bour [\w -]{3,40}? (?:was|were|had|went|ran|came|kept|took)\b",
    r"\bmy (?:manager|advisor|supervisor|boss|lead|director|professor)(?: had)? (?:was|wanted|asked|told|said"
    r"|decided)\b",
    r"\b(internship|thesis|phd|my team|my group|postdoc)\b",
)
AIM = _any(
    r"\b(my|our|the) (task|job|goal|role|aim|responsibility|assignment|objective|challenge|problem)\b",
    r"\b(i|we) (was|were) (asked|supposed|expected|responsible|assigned|in charge|told|given"
    r"|to (?:build|deliver|find))\b",
    r"\b(?:i|we|it|they|he|she|who|team|group|sales|manager|customer|client|advisor|supervisor|owner|lead|director)"
    r" (?:needed|had to|wanted|was required|were required|asked (?:me|us))\b",
    r"\b(fell|came|was up|was down) (to|on) (me|us)\b|\bdeadline\b|\bi (owned|took on|took it on"
    r"|volunteered|offered to|wondered (?:why|whether|how))\b|\basked (?:me|us) (?:for|to)\b",
    rf"\bhad (?:to be|{_SOME} (?:\w+ )?{_SPAN}|nineteen)\b|\b(?:due|closing) (?:in|on|by)\b"
    rf"|\bwithin {_SOME} {_SPAN}\b",
    r"\b(?:would not|wouldn't|didn't) (?:use|trust)\b|\b(?:complained|ignored|complaining|grumbling|bothered me)\b",
)
RESULT = _any(
    r"\b(as a result|in the end|eventually|ultimately|the result|outcome|at the end|finally"
    r"|afterwards|since then|ever since|by the end|by then|(?:months?|weeks?|years?|quarters?) (?:later|on)\b|"
    r"(?:that|which|it|this|and) (?:brought|cuts?|reduced|increased|raised|saved|improved|gave|meant|led|stopped"
    r"|caught))\b",
    r"\b(went|dropped|fell|rose|grew|improved|increased|decreased|reduced|cut|down|up|moved|lost|came|shrank|climbed"
    r"|jumped|came down|saved|gained|got) (?:\w+ ){0,4}?(?:from|by|to (?!(?:me|us|you|him|her|them)\b)|about"
    r"|roughly|around"
    r"|within|back|in at)\b",
    r"\b(shipped|launched|released|adopted|deployed|went live|rolled out|rolled it back|published|won|replicated"
    r"|delivered|in production|still (?:used?|uses|runs?|running|in use|there)|(?:was|were|got|been) (?:accepted"
    r"|fixed|rejected))\b",
    rf"\b(?:after|within|in (?:the|that) (?:first|next)) (?:{_SOME} )?{_SPAN}\b.*\b(?:ran|had|did|was|were|used"
    rf"|asked|went|agreed)\b",
    r"\b(?:we're|we are|it's|it is|they're) (?:now )?(?:at|in|used|down|up) (?:\w+ )?(?:\d|by|now|one|two|three"
    r"|nineteen)",
    r"\b(?:it's|it has|has|it's been) (?:\w+ )?(?:been |caught|read|run|served|saved|handled)\b|\bit handles\b"
    r"|\bdown to\b",
    r"\b(?:preferred|beat|won|lost) (?:ours?|theirs?|it|us)\b|\bcame (?:first|second|third|last)\b"
    r"|\bnow (?:it's|we|they|a|the|he|she)\b|\b(?:he|she|they|it|we|who) now \w+|\bgot (?:it |them )?in(?:to)?\b"
    r"|\b(?:was|were) (?:back|done)\b|\b(?:lost|gained|saved|cost us|came to) (?:\w+ )?\d|\bis in the\b"
    r"|\b(?:asked|offered) (?:me|us|for) (?:to|it|the)\b|\b\d+ to \d+\b",
    r"\b(?:use|uses|run|runs|used|reads?) (?:it|that|this|them) (?:daily|now|still|since|every)\b|\bwe switched\b",
)
LEARNING = _any(
    r"\b(i|we)(?:'ve| have)? (?:also )?(learned|learnt|realised|realized|took away)\b",
    r"\b(lesson|in hindsight|looking back|next time|since then i|takeaway|taught me|what i took"
    r"|would do differently|i'd do differently|"
    r"if i (?:did|had to do|were to do) it again|from then on|ever since|now i always|these days i)\b",
    r"\bi (?:would|'d|should) have\b|\bi would've\b|\bi'd (?:\w+ )?(?:differently|earlier|sooner|still)\b|\bi now\b"
    r"|\bi (?:over|under)estimated\b|\bi .{3,80}since then\b|\bin the next \w+ i\b",
)
TRADEOFF = _any(
    r"\b(trade-?off|trade-?offs|alternative|alternatives|instead of|rather than|rather take|versus"
    r"|at the (?:cost|expense|price) of|"
    r"the risk|downside|on the other hand|sacrific\w+|gave up|give up|weighed|two options"
    r"|three options|pros and cons|in exchange|"
    r"either .{3,60} or|cost (?:us|me|half|the rest|one|a)|price was|we lost|i (?:decided|chose) (?:not|against)"
    r"|could have)\b",
)
DOING = re.compile(
    r"\b(?P<who>i|we)(?:'d|'ve)? (?:(?:then|also|first|just|personally|immediately|quickly"
    r"|actually|finally|therefore|even|myself|so|"
    r"went and|sat down and|decided to|started to|began to|managed to|had|have|basically"
    r"|simply|spent \w+ \w+|deliberately|slowly|carefully) )*"
    r"(?P<verb>[a-z]+)",
    re.IGNORECASE,
)
_AND_THEN = re.compile(r"(?:,| and| then| but)+ (?:and |then |also |so |even )*(?P<verb>[a-z]+)", re.IGNORECASE)
_OTHERS = re.compile(
    r"\b(?:i|we|he|she|they|who|which|nobody|people|everyone|someone)\b"
    r"|\b(?:it|that|there|you|one) (?:is|was|were|has|had|can|could|would|did|\w+ed)\b",
    re.IGNORECASE,
)
_NOT_DEEDS = word_set(
    """was were am are is be been being had have has did do could would should will can might may must felt
    feel thought think knew know wanted needed liked hoped believed guess mean remember worked got
    were'nt wasn't didn't don't couldn't wouldn't can't haven't hadn't want need say said like love
    loved always really usually never heard used see ended happened realised realized learned
    learnt suppose need indeed based tired related supposed complained stayed waited slept let"""
)
_PAST = word_set(
    """built wrote ran made took set led drew cut went gave found sent put kept brought taught told
    spoke met sat chose split fought held began read spent bought threw drove stood laid rewrote
    rebuilt redid dug asked understood sold froze swept came caught won left shut hung flew hid withdrew
    undertook saw overrode reran let bet quit fed rode sought shot stuck struck swapped wove resplit unfroze"""
)


def deeds(sentence: Told) -> list[tuple[str, str]]:
    """Who did what in a sentence: ("i" or "we", verb in the past), things that one does rather than feels."""
    return [
        (match.group("who").lower(), verb)
        for match in DOING.finditer(sentence.text)
        for verb in (match.group("verb").lower(), *_going_on(sentence.text, match.end()))
        if _is_deed(verb)
    ]


def _going_on(text: str, start: int) -> list[str]:
    """The verbs that go on with the same subject: "I moved it, wrote a script and gave him a number"."""
    other = _OTHERS.search(text, start)
    return [m.group("verb").lower() for m in _AND_THEN.finditer(text, start, other.start() if other else len(text))]


def _is_deed(verb: str) -> bool:
    return verb not in _NOT_DEEDS and (verb in _PAST or verb.endswith("ed"))
