"""Told in a sentence, or only listed: what closed lists of English words tell of it, without a parser.

Knows nothing of points, so that a list of a rubric's terms is a list like any other.
"""

from itertools import pairwise

from superday.rubric.lexicon import ACTIONS, word_set
from superday.rubric.words import Word, stem

_STATED = 5  # words of a clause with subject and verb that make a statement, whatever is listed beside it
_ENUMERATED = 6  # clauses of a sentence that says who does what; more are a list with a sentence before it
_LONGEST_NAME = 3  # words
_SMALL, _SMALL_WITH_A_VERB = 0.3, 0.12  # the least share of small words in a sentence
_JOINED = 0.5  # what all words that may join a list count for together

_STRUCTURE = word_set(
    """is are was were be been being am do does did have has had can could will would shall should may
    might must i you we it they he she this that these those there which because if when while so the a an
    since"""
)
_VERBS = word_set(
    """lead come make give take use need get go becom grow increas decreas reduc keep show mean depend work shrink
    look see tri pick choos add let run fit learn train scale cost share stay help turn start stop do point
    summaris rewrit bring put split set trade extrapol distinguish penalis punish toler prefer compar separ switch cut
    hand cope win beat eat carri hold find call ask tell pay fail meet spend save leav join move hit catch care matter
    happen chang improv hurt creep zigzag blank multipli divid replac remov retrain replay score"""
)
_ACTIONS = frozenset(stem(form) for form in ACTIONS)
_HAS = word_set("has have is are")
_JOINERS = word_set("and or also then plus so like besides including first second third")
_ADVERBS = word_set("both every usually often always almost ever better worse never already else too")
_SPEAKERS = word_set("i we you they")
_OPERATORS = word_set("plus minus over times transpose inverse")  # "I plus f" is a formula
_DEGREES = word_set("large small high low big tiny huge larger smaller higher lower bigger")
_URGING = word_set("so then just always simply")
_COMMANDS = word_set("use take add keep try make give set put pick choose run start stop look train fit split")
_HEADINGS = word_set("topics keywords terms concepts buzzwords ideas themes words")
_AFTER_A_HEADING = word_set("are like include")
_ANNOUNCING = {("key", "words"), ("things", "like"), ("stuff", "like"), ("it", "about"), ("is", "about")}


def is_told(text: str, said: list[Word], spans: list[tuple[int, int]]) -> bool:
    """Whether the words of ``text``, with clauses at ``spans`` of their indices, are a sentence.

    Terms have few small words between them, and none that goes with a verb; what joins or announces them tells
    little of a sentence.
    """
    skipped = _announcement(said, spans)
    clauses = [said[max(begin, skipped) : end] for begin, end in spans if end > skipped]
    said = said[skipped:]
    if any(states(clause) for clause in clauses):
        return True
    if len(said) < 3:
        return False
    if len(clauses) <= _ENUMERATED and any(_somebody_acts(clause) for clause in clauses):
        return True
    if _is_list(text, clauses, said):
        return False
    if _urges(said) or any(_is_predicate(clause) for clause in clauses[:-1]):
        return True
    return 2 * sum(map(_has_subject_and_verb, clauses)) >= len(clauses) or _has_small_words(text, said)


def states(clause: list[Word]) -> bool:
    """Whether a clause is a statement of some length: "C trades margin width", "the LSTM has three gates"."""
    if len(clause) < _STATED:
        return False
    has = any(not subject.is_function and verb.form in _HAS for subject, verb in pairwise(clause))
    return has or _has_subject_and_verb(clause)


def _announcement(said: list[Word], spans: list[tuple[int, int]]) -> int:
    """How many words announce a list: "key words:", "the topics are", "things like", "it's about"."""
    ends = {end for _, end in spans}
    for i, (one, other) in enumerate(pairwise(word.form for word in said[:5])):
        if (one, other) in _ANNOUNCING or (one in _HEADINGS and other in _AFTER_A_HEADING):
            return i + 2
        if one in _HEADINGS and i + 1 in ends:
            return i + 1
    return 0


def _is_list(text: str, clauses: list[list[Word]], said: list[Word]) -> bool:
    """Many clauses of a few words each, all of them names or hardly a small word in any."""
    small = sum(word.is_function for word in said) / len(said)
    if len(clauses) <= 4 or len(said) >= (3.5 if small < 0.25 else 2.8) * len(clauses):
        return False
    lengths = [sum(word.form not in _JOINERS for word in clause) for clause in clauses]
    return max(lengths) <= _LONGEST_NAME or _standing_alone(text, said) < _SMALL_WITH_A_VERB * len(said)


def _somebody_acts(clause: list[Word]) -> bool:
    """Whether somebody does something: "we make it small", "I'd test", "you can also pay it"."""
    for i, word in enumerate(clause):
        verb = next((w.form for w in clause[i + 1 : i + 4] if not w.is_function), "")
        if word.form in _SPEAKERS and verb.isalpha() and len(verb) > 2 and verb not in _OPERATORS:
            return True
    return False


def _urges(said: list[Word]) -> bool:
    """Whether something is to be done: "so use dropout", "then just train it"."""
    return any(one.form in _URGING and other.form in _COMMANDS for one, other in pairwise(said))


def _is_predicate(clause: list[Word]) -> bool:
    """A noun with what it is after it ("C large", "batch too small"): no name of a thing ends so."""
    return len(clause) > 1 and clause[-1].form in _DEGREES and not clause[-2].is_function


def _has_subject_and_verb(clause: list[Word]) -> bool:
    """A verb that agrees with the word before it ("boosting reduces"), or one in the past ("raters preferred ours")."""
    pairs = pairwise(clause)
    if any(_is_past(verb, after) for verb, after in pairwise(clause[1:])):
        return True
    return len(clause) > 2 and any(
        verb.stem in _ACTIONS
        and not verb.form.endswith(("ing", "ed", "er", "ion", "ions"))
        and _is_plural(subject) != _is_plural(verb)
        and not subject.is_function
        for subject, verb in pairs
    )


def _is_past(verb: Word, after: Word) -> bool:
    return verb.form.endswith("ed") and after.is_function and after.form not in ("and", "or")


def _is_plural(word: Word) -> bool:
    """Whether a word ends as nouns in the plural do, and verbs after one that is not."""
    return word.form.endswith("s") and not word.form.endswith(("ss", "us", "is"))


def _has_small_words(text: str, said: list[Word]) -> bool:
    small = _standing_alone(text, said) + _JOINED * any(word.form in _JOINERS for word in said)
    return small >= (_SMALL_WITH_A_VERB if any(map(_may_be_a_verb, said)) else _SMALL) * len(said)


def _standing_alone(text: str, said: list[Word]) -> int:
    """How many small words do something else than join."""
    return sum(_is_small(text, word) for word in said if word.form not in _JOINERS)


def _may_be_a_verb(word: Word) -> bool:
    """Or a small word that stands beside verbs; "early stopping" is a name."""
    verb = word.stem in _VERBS and not word.form.endswith("ing")
    return (verb or word.form in _STRUCTURE) and word.form not in _JOINERS


def _is_small(text: str, word: Word) -> bool:
    """A small word that stands by itself: not the "out" of "out-of-bag", nor He, who initialises."""
    compound = text[word.end : word.end + 1] == "-" or text[max(0, word.start - 1) : word.start] == "-"
    return (word.is_function or word.form in _ADVERBS) and not compound and word.form != "he"
