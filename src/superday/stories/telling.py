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


SETTING = _any(
    r"\b(last|this|two|three|four|five|some|few|several) (year|summer|winter|spring|autumn|fall"
    r"|month|week|quarter)s?\b( ago)?",
    r"\b(when|while|where|back when|at the time) (i|we) (was|were|worked|joined|had|did|started|interned|led)\b",
    r"\bduring my\b|\bin my (first|second|third|last|final|phd|ph\.d|internship|previous|old|current)\b",
    r"\bat (my|our|the) (internship|company|lab|university|institute|previous|last|start-?up"
    r"|hospital|team|job|group)\b",
    r"\b(in|back in|since) (19|20)\d\d\b",
    r"\b(i|we) (was|were|had been) (working|building|running|part of|responsible|on a|on the|an intern|a phd|the)\b",
    r"\bthere was (a|an|this)\b|\bwe had (a|an|this|just|been)\b|\bour (team|lab|group|model"
    r"|system|product|pipeline|paper)\b",
    r"\b(internship|thesis|phd|my team|my group|postdoc)\b",
)
AIM = _any(
    r"\b(my|our|the) (task|job|goal|role|aim|responsibility|assignment|objective|challenge|problem)\b",
    r"\b(i|we) (was|were) (asked|supposed|expected|responsible|assigned|in charge|told|given"
    r"|to (?:build|deliver|find))\b",
    r"\b(i|we|it|they|team|manager|customer|client|advisor|supervisor) (needed|had to|wanted"
    r"|was required|were required|asked (?:me|us))\b",
    r"\b(fell|came|was up|was down) (to|on) (me|us)\b|\bdeadline\b|\bi (owned|took on|took it on"
    r"|volunteered|offered to)\b",
    r"\bhad (to be|two|three|four|six|a week|a month|\d+) (?:\w+ )?(?:weeks?|days?|months?|hours?)\b",
)
RESULT = _any(
    r"\b(as a result|in the end|eventually|ultimately|the result|outcome|at the end|finally"
    r"|afterwards|since then|by the end|"
    r"that (?:brought|cut|reduced|increased|raised|saved|improved|gave|meant|led)"
    r"|which (?:brought|cut|reduced|increased|raised|saved|improved|gave|led))\b",
    r"\b(went|dropped|fell|rose|grew|improved|increased|decreased|reduced|cut|down|up|moved"
    r"|shrank|climbed|jumped|came down|saved|gained) "
    r"(?:\w+ ){0,4}?(?:from|by|to|about|roughly|around)\b",
    r"\b(shipped|launched|released|accepted|adopted|deployed|went live|rolled out|published|won"
    r"|delivered|in production|still (?:used|use|runs|in use))\b",
)
LEARNING = _any(
    r"\b(i|we)(?:'ve| have)? (?:also )?(learned|learnt|realised|realized|took away)\b",
    r"\b(lesson|in hindsight|looking back|next time|since then i|takeaway|taught me|what i took"
    r"|would do differently|i'd do differently|"
    r"if i (?:did|had to do|were to do) it again|from then on|ever since|now i always|these days i)\b",
    r"\bi (?:would|'d|should) have\b|\bi'd (?:\w+ )?(?:differently|earlier|sooner)\b|\bi now\b",
)
TRADEOFF = _any(
    r"\b(trade-?off|trade-?offs|alternative|alternatives|instead of|rather than|versus"
    r"|at the (?:cost|expense|price) of|"
    r"the risk|downside|on the other hand|sacrific\w+|gave up|give up|weighed|two options"
    r"|three options|pros and cons|"
    r"either .{3,60} or|cost us|price was|we lost|i (?:decided|chose) (?:not|against)|could have)\b",
)
DOING = re.compile(
    r"\b(?P<who>i|we)(?:'d|'ve)? (?:(?:then|also|first|just|personally|immediately|quickly"
    r"|actually|finally|therefore|even|myself|so|"
    r"went and|sat down and|decided to|started to|began to|managed to|had|have|went|basically"
    r"|simply|spent \w+ \w+|deliberately|slowly|carefully) )*"
    r"(?P<verb>[a-z]+)",
    re.IGNORECASE,
)
_NOT_DEEDS = word_set(
    """was were am are is be been had have has did do could would should will can might may must felt
    feel thought think knew know wanted needed liked hoped believed guess mean remember worked got
    were'nt wasn't didn't don't couldn't wouldn't can't haven't hadn't want need say said like love
    loved always really usually never saw heard used see ended happened realised realized learned
    learnt suppose"""
)
_PAST = word_set(
    """built wrote ran made took set led drew cut went gave found sent put kept brought taught told
    spoke met sat chose split fought held began read spent bought threw drove stood laid rewrote
    rebuilt redid dug asked understood sold"""
)


def deeds(sentence: Told) -> list[tuple[str, str]]:
    """Who did what in a sentence: ("i" or "we", verb in the past), things that one does rather than feels."""
    found = [(m.group("who").lower(), m.group("verb").lower()) for m in DOING.finditer(sentence.text)]
    return [(who, verb) for who, verb in found if _is_deed(verb)]


def _is_deed(verb: str) -> bool:
    return verb not in _NOT_DEEDS and (verb in _PAST or verb.endswith("ed"))
