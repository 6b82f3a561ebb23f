"""Which facts a clarifying question asks for, in the asker's own words.

A fact comes out only when asked for: "tell me everything" gets none, and so does the case read out again.  Facts are
anything with ``id``, ``asked`` (ways in which people ask for it) and ``terms`` (groups of synonyms).
"""

import math
import re
from collections import Counter
from collections.abc import Sequence
from typing import Protocol, TypeVar

from superday.rubric.honest import repeats
from superday.rubric.lexicon import word_set
from superday.rubric.phrases import hits, phrase
from superday.rubric.text import sentences
from superday.rubric.words import content, words

REVEALS = 0.5  # the least match that makes a fact come out

_QUANTITY = re.compile(
    r"\bhow (?:many|much|big|large|small|often|frequent(?:ly)?|long|fast|quick(?:ly)?|old|high"
    r"|low)\b|\b(?:the )?(?:number|amount|size|scale|volume|magnitude|count"
    r"|order of magnitude) of\b"
    r"|\b(?:scale|size|volume|count)\b",
    re.I,
)
_VAGUE = word_set(
    """tell give share explain describe need want like ask assume assumption constraint requirement
    detail details information context background problem question case setting situation else other
    additional further important relevant available everything anything all clarify help hint useful
    start begin business product system task please specific particular kind type sort use used
    using look one first currently current today exactly"""
)
_POLITE = word_set(
    """a an the is are was were be do does did can could may might would we you i me us it its there here of so and ok
    okay well please just exactly roughly about then like first also maybe thanks sorry um uh"""
)


class Askable(Protocol):
    """What is known and told only when asked."""

    @property
    def id(self) -> str: ...  # noqa: D102
    @property
    def asked(self) -> Sequence[str]: ...  # noqa: D102
    @property
    def terms(self) -> Sequence[Sequence[str]]: ...  # noqa: D102


Fact = TypeVar("Fact", bound=Askable)


def match_facts(facts: Sequence[Fact], question: str, limit: int = 2, case: str = "") -> list[Fact]:
    """The facts, at most ``limit`` and the best first, that ``question`` asks for.

    ``case`` is what the candidate was told: reading it out again asks for nothing.
    """
    question = _beyond(case, question)
    rarity = _rarity(facts)
    matches = [(reveals(fact.asked, fact.terms, question, rarity), fact) for fact in facts]
    best = max((match for match, _ in matches), default=0.0)
    close = [(m, fact) for m, fact in matches if m >= max(REVEALS, 0.75 * best)]
    return [fact for _, fact in sorted(close, key=lambda pair: -pair[0])[:limit]]


def reveals(
    asked: Sequence[str],
    terms: Sequence[Sequence[str]],
    question: str,
    rarity: dict[str, float] | None = None,
) -> float:
    """How surely, in [0, 1], ``question`` asks for the fact; surely where it is one of the ways of asking."""
    if {_bare(way) for way in asked} & {_bare(piece) for piece in _pieces(question)}:
        return 1.0
    said = _telling(question)
    if not said:
        return 0.0
    known = max((_overlap(_telling(way), said, rarity or {}) for way in asked), default=0.0)
    groups = [group for group in terms if group]
    shown = sum(_shows(group, question) for group in groups) / len(groups) if groups else known
    topical = _shows(groups[0], question) if groups else True
    return 0.5 * known + 0.5 * shown if topical else min(known, 0.9) * 0.75


def _pieces(question: str) -> list[str]:
    return [question, *re.split(r"[.?!:;\n]+(?=\s|$)|, ", question)]


def _bare(text: str) -> tuple[str, ...]:
    """A question without what politeness and grammar add to it; as it is where nothing else is in it."""
    found = words(text)
    return tuple(w.stem for w in found if w.form not in _POLITE) or tuple(w.stem for w in found)


def _beyond(case: str, question: str) -> str:
    """What a question adds to the case: nothing, where it is the case's own sentences or words."""
    if not case:
        return question
    told = " ".join(w.form for w in words(case))
    said = sentences(question)
    own = [s for s in said if len(s.words) < 3 or " ".join(w.form for w in s.words) not in told]
    if repeats(frozenset(w.stem for w in content(words(case))), own):
        return ""
    return " ".join(question[s.start : s.end] + "?" * s.is_question for s in own)


def _telling(text: str) -> set[str]:
    """What a question is about: its words of content, a quantity asked for being one of them."""
    stems = {w.stem for w in content(words(_QUANTITY.sub(" howmany ", text))) if w.form not in _VAGUE}
    return stems if stems - {"howmani"} else set()


def _overlap(way: set[str], said: set[str], rarity: dict[str, float]) -> float:
    """Share of the way's weight that is said, quantities counting half."""
    weights = {s: rarity.get(s, 1.0) * (0.5 if s == "howmani" else 1.0) for s in way | said}
    total = math.fsum(weights[s] for s in way)  # exact, whatever the order of a set
    common = math.fsum(weights[s] for s in way & said)
    return common / total if total else 0.0


def _shows(group: Sequence[str], question: str) -> bool:
    said = sentences(question)
    if any(hits(phrase(term), sentence) for term in group for sentence in said):
        return True
    return bool(_QUANTITY.search(question)) and any(_QUANTITY.search(term) for term in group)


def _rarity(facts: Sequence[Fact]) -> dict[str, float]:
    """Words that few facts are asked with tell more."""
    seen = Counter(stem for fact in facts for stem in set().union(*(_telling(way) for way in fact.asked)))
    return {stem: math.log(1 + len(facts) / count) for stem, count in seen.items()}
