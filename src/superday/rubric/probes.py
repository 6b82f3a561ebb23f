"""Short replies to narrow questions: accepted, rejected, or not to be told.

"No", "it isn't", "nope, unbiased" and "not biased" are one reply.  A hedge settles nothing.
"""

import re

from superday.findings import Evidence, Finding, Outcome, Source
from superday.rubric.honest import says_nothing, without_ignorance
from superday.rubric.model import Point, Probe
from superday.rubric.phrases import hits, phrase
from superday.rubric.text import sentences
from superday.rubric.words import content, words

_LEADS = (
    r"^\W*(?:(?:i'?d say|i would say|i(?: would| do)? (?:think|believe)|my answer is|the answer is|well|so|um+|uh"
    r"|hmm+|okay|ok|oh|honestly|actually|basically|in general|generally|then)\b[\s,:]*(?:that )?)*"
)
_YES = re.compile(
    _LEADS + r"(yes|yeah|yep|yup|sure|correct|right|indeed|of course|exactly|absolutely|true"
    r"|definitely|certainly|it (is|does|can|will|has)\s*(?:$|[.,!]))",
    re.I,
)
_NO = re.compile(
    _LEADS + r"(no(?! (?:idea|clue))|nope|nah|never|not (really|at all|necessarily|always|in general"
    r"|quite|exactly)|not(?=\W*$)|(?:that'?s )?(?:false|wrong)|"
    r"(it|they|that|this|you|we|he|she|there) (is not|isn'?t|are not|aren'?t|does not|doesn'?t"
    r"|do not|don'?t|cannot|can not|can'?t|will not|won'?t|would not|wouldn'?t|has not|hasn'?t"
    r"|never))\b",
    re.I,
)
_HEDGE = re.compile(
    r"\b(maybe|perhaps|possibly|might be|could be|not sure|unsure|i guess|guessing|either"
    r"|hard to say|no idea|i wonder|not certain|or is it|it depends)\b",
    re.I,
)
_CLAUSE = re.compile(r"[,;:]\s+|\.(?!\d)|\b(?:so|hence|therefore|thus|that'?s|that is|which is|it'?s)\b", re.I)
_YES_WORDS, _NO_WORDS = (
    frozenset(("yes", "yeah", "true", "it is", "it does")),
    frozenset(("no", "nope", "false", "it is not", "it does not", "never")),
)


def grade_probe(point: Point, reply: str) -> Finding:
    """The finding on a point from the short reply to its probe.  A point without a probe raises ``ValueError``."""
    if point.probe is None:
        raise ValueError(f"point {point.id} has no probe")
    outcome, confidence = settle(point.probe, reply)
    shown = outcome is not Outcome.MISSING and reply.strip()
    evidence = Evidence(reply, 0, len(reply)) if shown else None
    return Finding(point.id, outcome, confidence, Source.PROBE, evidence)


def settle(probe: Probe, reply: str) -> tuple[Outcome, float]:
    """Outcome and confidence of a reply: covered, contradicted (a rejected answer), unclear or missing."""
    told = reply if any(without_ignorance(answer) != answer for answer in probe.accept) else without_ignorance(reply)
    yes, no = _matches(probe.accept, told), _matches(probe.reject, told)
    if yes and no:
        yes, no = _outright(probe, reply) or (yes, no)
    if says_nothing(reply) and _direction(reply) is None and not (yes or no):
        return Outcome.MISSING, 0.95
    if _hedges(probe, reply) or (yes and yes == no):
        return Outcome.UNCLEAR, 0.5
    if yes > no:
        return Outcome.COVERED, 0.88
    return (Outcome.CONTRADICTED, 0.85) if no else (Outcome.MISSING, 0.6)


def _hedges(probe: Probe, reply: str) -> bool:
    """Whether the reply leaves it open, a question for an answer included."""
    if any(_HEDGE.search(answer) for answer in probe.accept):
        return False
    return _HEDGE.search(reply) is not None or reply.rstrip().endswith("?")


def _outright(probe: Probe, reply: str) -> tuple[int, int] | None:
    """What the reply's clauses say that are an answer and nothing else, where that is one-sided.

    "The SVM, logistic regression never gets there" and "16 minus 10, so 6" name both, and answer all the same.
    """
    clauses = {_plain(clause) for clause in _CLAUSE.split(reply)}
    yes, no = (not clauses.isdisjoint(map(_plain, answers)) for answers in (probe.accept, probe.reject))
    return (int(yes), int(no)) if yes != no else None


def _plain(text: str) -> tuple[str, ...]:
    return tuple(w.stem for w in words(text) if w.form not in ("a", "an", "the"))


def _direction(reply: str) -> bool | None:
    """Yes or no, where the reply begins with one."""
    return False if _NO.search(reply) else True if _YES.search(reply) else None


def _matches(answers: list[str], reply: str) -> int:
    """How long, in words, the best answer is that the reply gives; 0 for none."""
    return max((_length(answer, reply) for answer in answers), default=0)


def _length(answer: str, reply: str) -> int:
    plain = " ".join(w.form for w in words(answer))
    direction = _direction(reply)
    if plain in _YES_WORDS or plain in _NO_WORDS:
        return int(direction is not None and direction == (plain in _YES_WORDS))
    if plain == " ".join(w.form for w in words(reply)):
        return len(plain.split()) + 1
    wanted = phrase(answer)
    found = [hit for sentence in sentences(reply) for hit in hits(wanted, sentence)]
    return len(wanted.stems) * any(not hit.denied for hit in found) or _all_content(answer, reply)


def _all_content(answer: str, reply: str) -> int:
    """An answer of several words may be said in another order."""
    wanted = {w.stem for w in content(words(answer))}
    said = {w.stem for s in sentences(reply) for w, denied in zip(s.words, s.denied, strict=True) if not denied}
    return len(wanted) if len(wanted) >= 2 and wanted <= said else 0
