"""Who did what in a sentence of a told story: deeds of "I" and "we", things that one does rather than feels."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from superday.rubric.lexicon import word_set
from superday.stories.specifics import specifics
from superday.stories.telling import Told

Who = Literal["i", "we", "nobody"]

_BETWEEN = (
    r"(?:(?:\w+ly|then|also|first|just|so|even|myself|ourselves|now|once|often|still|next|again|both|all|each"
    r"|went (?:ahead |back )?and|sat down and|came back and|took (?:it|the time|a day) (?:and|to)"
    r"|decided (?:that \w+ (?:should|would) |to )|chose to|agreed to|volunteered to|offered to|managed to|had to"
    r"|started to|began to|got to|ended up|went on to|was able to|were able to|went to|had|have|basically"
    r"|spent (?:\w+ ){1,4}(?=\w+ing\b)|started|began|kept(?: on)?) )*"
)
DOING = re.compile(
    rf"\b(?P<who>i|we)(?:'d|'ve)?,? (?P<lead>{_BETWEEN})(?P<verb>[a-z][a-z-]*)",
    re.IGNORECASE,
)
_GOES_ON = re.compile(
    r"\b(?:decided|chose|agreed|volunteered|offered|managed|started|began|got|went|went on"
    r"|able) to (?:\w+ly )?$",
    re.I,
)
_GOES_ON_DOING = re.compile(r"\b(?:ended up|started|began|kept|kept on|spent .*) $", re.I)
_AND_THEN = re.compile(
    r"(?:,| and| then| but| or)+ (?:and |then |also |so |even |\w+ly )*(?P<verb>[a-z][a-z-]*)", re.IGNORECASE
)
_OTHERS = re.compile(
    r"\b(?:i|we|he|she|they|who|which|nobody|people|everyone|someone)\b"
    r"|\b(?:it|that|there|you|one) (?:is|was|were|has|had|can|could|would|did|\w+ed)\b",
    re.IGNORECASE,
)
_WHAT_I_DID = re.compile(
    r"\bwhat (?P<who>i|we) (?:\w+ ){0,2}did (?:\w+ ){0,3}(?:was|is),? (?:to )?(?P<verb>[a-z]+)", re.IGNORECASE
)
_PASSIVE = re.compile(r"\b(?:was|were|been|got|being) (?:\w+ly )?(?P<verb>[a-z-]+)\b", re.IGNORECASE)
_NOT_DEEDS = word_set(
    """was were am are is be been being had have has did do could would should will can might may must felt feel
    thought think knew know wanted needed liked hoped believed guess mean remember worked got were'nt wasn't
    didn't don't couldn't wouldn't can't haven't hadn't want need say said like love loved always really usually
    never heard used see ended happened realised realized learned learnt suppose need indeed based tired related
    supposed complained stayed waited slept let assumed expected feared worried regretted lived studied
    graduated interned hated enjoyed joined"""
)
_SOFT = word_set(
    """worked tried communicated collaborated coordinated helped supported managed handled dealt focused pushed
    ensured improved contributed participated attended aligned put stayed talked discussed continued struggled
    cared committed dedicated delivered achieved succeeded involved engaged interacted listened brainstormed
    organised organized adapted prioritised prioritized adjusted researched planned strategised stepped overcame
    resolved addressed optimised optimized iterated explored executed liaised sorted figured solved approached
    facilitated navigated tackled investigated analysed analyzed evaluated considered experimented updated
    decided finished completed moved looked working trying communicating helping supporting managing handling
    dealing pushing ensuring improving talking discussing being getting going doing having thinking feeling
    working looking"""
)
_EMPTY = re.compile(
    r"^(?:took (?:(?:that|it|this) on|(?:complete|full|total) \w+|the (?:initiative|lead)|initiative|ownership"
    r"|responsibility|charge|it (?:very )?seriously)|made (?:sure|an effort|progress|it (?:work|happen)"
    r"|things)|kept (?:\w+ ){1,3}(?:informed|updated|in the loop|posted|on track|going|moving)|kept (?:it|a "
    r"|my |going|pushing|working|at it)|got (?:on top|everyone|everybody|people|it done|things|stuff|to work"
    r"|along|better|through)"
    r"|put (?:in|an?|lots|all|my)|went (?:above|the extra|well|through (?:a lot|it all|various|different))"
    r"|gave (?:it|my|everything)|did (?:my|a lot|everything|what|whatever|all)|followed (?:through"
    r"|up on (?:all|every))|had (?:a lot|many|regular|lots|several|some|good|long)|rallied|showed (?:real|true"
    r"|a lot|great|strong|leadership|initiative|bias|ownership)|led it|built (?:a )?(?:relationship|trust"
    r"|rapport)|found (?:a|some) (?:solution|way|compromise)|led (?:the|by)|drove (?:the|it))",
    re.IGNORECASE,
)
_NOTHING_NAMED = re.compile(
    r"^ (?:(?:in|at|with|on|into|through|to|out|up|down) )?(?:some(?:thing)? |various|stuff|things|a (?:few"
    r"|bunch|bit|lot|couple) (?:of )?(?:things|bits|stuff|ideas|people|approaches|ways|changes|tweaks)?"
    r"|everything|different (?:things|people|ideas|approaches)"
    r"|several (?:things|ideas|approaches)|it for a (?:bit|while)|all sorts|this and that|here and there)",
    re.IGNORECASE,
)
_PAST = word_set(
    """built wrote ran made took set led drew cut went gave found sent put kept brought taught told spoke met
    sat chose split fought held began read spent bought threw drove stood laid rewrote rebuilt redid dug asked
    understood sold froze swept came caught won left shut hung flew hid withdrew undertook saw overrode reran
    let bet quit fed rode sought shot stuck struck swapped wove resplit unfroze rang paid lent did rewound
    forbade grew bound bent broke upgraded reset overwrote mapped shrank lost fell dealt slid strung tore woke
    hit"""
)
_STATES = word_set(
    """born founded based called named located known used paid allowed accepted rejected approved cancelled
    renewed frozen scrapped closed gone left broken published funded shut bought sold promised asked told given
    built rolled released launched adopted shipped deployed merged extended signed solved resolved"""
)
_AS_ADJECTIVES = word_set(
    """complicated limited related mixed divided needed required detailed concerned unexpected tired pleased
    excited scared supposed interested involved surprised worried stressed used bored"""
)
_REST = 60  # characters after a verb that say what was done


@dataclass(frozen=True, slots=True)
class Deed:
    """A verb in the past with its doer; ``concrete`` where it says what was done and not only that work was done."""

    who: Who
    verb: str
    concrete: bool


def deeds(sentence: Told) -> list[Deed]:
    """What "I" and "we" did in a sentence."""
    return list(_deeds(sentence.plain))


@lru_cache(maxsize=4096)
def _deeds(text: str) -> tuple[Deed, ...]:
    """Read once: several rules ask for the deeds of a sentence."""
    found: list[Deed] = []
    for match in DOING.finditer(text):
        first = match.group("verb").lower()
        verbs = [(first, match.end("verb"))] * _is_deed(first, match.group("lead"))
        verbs += [(verb, end) for verb, end in _going_on(text, match.end("verb")) if _is_past(verb)]
        found += [Deed(_who(match), verb, _is_concrete(verb, text[end : end + _REST])) for verb, end in verbs]
    found += [Deed(_who(match), match.group("verb").lower(), True) for match in _WHAT_I_DID.finditer(text)]
    return tuple(found)


def _who(match: re.Match[str]) -> Who:
    return "i" if match.group("who").lower() == "i" else "we"


def passives(sentence: Told) -> list[Deed]:
    """What was done there by nobody in particular."""
    found = []
    for match in _PASSIVE.finditer(sentence.plain):
        verb = match.group("verb").lower()
        if _is_past(verb) and verb not in _STATES:
            found.append(Deed("nobody", verb, verb not in _SOFT and specifics(sentence.plain) > 0))
    return found


def _going_on(text: str, start: int) -> list[tuple[str, int]]:
    """The verbs that go on with the same subject, with their ends: "I moved it, wrote a script and gave him one"."""
    other = _OTHERS.search(text, start)
    going = _AND_THEN.finditer(text, start, other.start() if other else len(text))
    return [(match.group("verb").lower(), match.end("verb")) for match in going]


def _is_deed(verb: str, lead: str) -> bool:
    if verb.endswith("ing"):
        return bool(_GOES_ON_DOING.search(lead))
    return _is_past(verb) or (verb not in _NOT_DEEDS and bool(_GOES_ON.search(lead)))


def _is_past(verb: str) -> bool:
    return verb not in _NOT_DEEDS and verb not in _AS_ADJECTIVES and (verb in _PAST or verb.endswith("ed"))


def _is_concrete(verb: str, rest: str) -> bool:
    if _EMPTY.search(f"{verb}{rest}") or _NOTHING_NAMED.search(rest):
        return False
    return verb not in _SOFT or specifics(rest.split(".")[0]) > 0
