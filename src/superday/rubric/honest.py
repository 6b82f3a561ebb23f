"""Answers that say nothing: silence, "I don't know", the question given back, a bare list of keywords."""

import re

from superday.rubric.lexicon import word_set
from superday.rubric.listed import states
from superday.rubric.spoken import fluent
from superday.rubric.text import Sentence
from superday.rubric.words import Word, content, words

_IGNORANCE = re.compile(
    r"\b(i\s+(really\s+|honestly\s+)?(do not|don'?t|dont)\s+(really\s+)?(know|remember|recall)"
    r"|no (idea|clue)|not (at all )?sure|i'?m lost|"
    r"i forg[eo]t|never heard|can'?t (remember|recall|say|answer)|i have no|idk|dunno|beats me|"
    r"i haven'?t (seen|studied|heard|come across)|not familiar)\b",
    re.IGNORECASE,
)
_PASSED = word_set(
    "skip pass question next 1 please sorry will would let hmm uh um well"
)  # a "skip connection" and a "backward pass" say more
_LAID_WORDS = 10  # words that make a run; a short sentence may well be all key terms
_LONGEST_KEY = 3
_SMALL = 0.3  # the share of small words from which it is a sentence, whatever its terms
_LOOSE = 0.25  # the least share of other words in a sentence; spoken ones have more
_VERBS = word_set("is are has have does do can")
_LOST_WORDS = 12  # an "I don't know" with more words of content than this also says something


def says_nothing(text: str) -> bool:
    """Whether ``text`` is silence or no more than "I don't know"."""
    told = content(words(text))
    if all(word.form in _PASSED for word in told):
        return True
    return bool(_IGNORANCE.search(text)) and len(told) <= _LOST_WORDS and len(_after_ignorance(text)) <= 3


def without_ignorance(text: str) -> str:
    """What is left without "I don't know" and its like, whose words are no answer ("I" may be one)."""
    return _IGNORANCE.sub(" ", text)


def _after_ignorance(text: str) -> list[str]:
    """What else is said in an answer that admits ignorance."""
    filler = word_set(
        """sorry idea clue know sure remember recall forgot answer question skip pass heard topic never"""
    )
    rest = [s for s in re.split(r"[.!?;,]|\bbut\b", text) if not _IGNORANCE.search(s)]
    return [w.form for w in content(words(" ".join(rest))) if w.form not in filler]


def repeats(question: frozenset[str], said: list[Sentence]) -> bool:
    """Whether the answer is the question's own words, in whatever order."""
    stems = {w.stem for sentence in said for w in content(sentence.words)}
    if not stems or not question:
        return False
    return len(stems & question) >= 0.9 * len(stems) and len(stems & question) >= 0.5 * len(question)


def only_terms(keys: frozenset[tuple[str, ...]], said: list[Word]) -> bool:
    """Whether a longer run of words is laid with key terms end to end, with no sentence around them."""
    said = [word for word in said if word.form not in ("and", "or")]
    if len(said) < _LAID_WORDS or sum(word.is_function for word in said) > _SMALL * len(said):
        return False
    if sum(word.form in _VERBS for word in said) * _LAID_WORDS >= len(said):
        return False  # "the LSTM has input, forget and output gates and the GRU has update and reset gates"
    stems, i, loose = [word.stem for word in said], 0, 0
    while i < len(stems):
        length = next((n for n in range(_LONGEST_KEY, 0, -1) if tuple(stems[i : i + n]) in keys), 0)
        loose += length == 0
        i += length or 1
    return loose <= _LOOSE * len(stems)


def only_lists(text: str) -> bool:
    """Whether the whole is a run of terms between commas, full stops or line ends, whatever pauses are in it."""
    small = [word.is_function for word in words(text)]
    return _is_listed(fluent(text)) or (_is_listed(text) and 5 * sum(small) < len(small))


def _is_listed(text: str) -> bool:
    segments = [words(segment) for segment in re.split(r"[,;:.\n]+(?!\d)", text)]
    lengths = [len(segment) for segment in segments if segment]
    listed = len(lengths) >= 5 and sum(lengths) <= 3 * len(lengths)
    return listed and not any(states(segment) for segment in segments)
