"""Whether a sentence speaks to whoever grades it, and so answers no question.

A net with holes: a clever sentence or another language goes through, and then what counts is that it shares nothing
with the point (:mod:`superday.language.weighing`).  A sentence that is caught by mistake keeps the default finding.
"""

import re

_SIGNS = (
    r"\b(?:rubrics?|graders?|grading|interviewers?|recruiters?|assessors?|judgements?|verdicts?|json)\b",
    r"\b(?:system|developer) (?:prompt|message|note)\b|\btest mode\b|\bthis (?:sentence|answer|text) (?:is|shows)\b",
    r"\bfull (?:marks?|credit|points?|scores?)\b|\bas the quote\b|\bvalid evidence\b",
    r"\b(?:this|the) (?:candidate|answer) (?:has|covers?|is|deserves|gets|should|gave|clearly|knows)\b",
    r"\bpoints? (?:is|are|as|were|was|has|have|above|below)\b|\b(?:every|each) (?:point|outcome|trap)\b",
    r"\ball (?:of )?(?:the |these )?(?:points|outcomes)\b",
    r"\b(?:ignore|disregard|forget|override|previous|prior|above|new|your)(?: \w+)? (?:instructions?|rules?)\b",
    r"\b(?:mark|count|treat|consider|regard|set|rate|score|output|reply|respond|print|return|say|answer)(?:ed|s|ing)?\b"
    r".{0,60}?\b(?:covered|correct|missing|passed|mentioned|complete|perfect)\b",
    r"\boutcome\W+(?:covered|partial|missing|contradicted|be|is|of)\b",
    r"^\s*(?:system|user|assistant|developer)\s*:|\b(?:imagine|suppose|assume|pretend) (?:that )?i\b|\[/?inst\]",
    r"\{\s*[\"']|\"\s*:|<[|/!]|</?[a-z_]+>|```|^\s*(?:#+|\|) ",
)
_ANY = re.compile("|".join(_SIGNS), re.IGNORECASE | re.DOTALL | re.MULTILINE)


def speaks_of_grading(sentence: str) -> bool:
    """Whether the sentence is about points, outcomes and grading rather than about the question."""
    return _ANY.search(sentence) is not None
