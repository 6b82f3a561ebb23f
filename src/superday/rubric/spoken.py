"""Speech as its speaker meant it: without "um", stutters, words cut off, and what was taken back.

Text in, text of the same length out: what does not count is blanked, so that every place still holds.  Wrong only
by leaving too much: "I mean" takes back what stands before it where both have the same shape, and else explains it.
"""

import re
from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

from superday.rubric.lexicon import ACTIONS, FUNCTION_WORDS, GREEK, NEGATORS, NUMBER_WORDS, word_set

# Blanks are bounded everywhere, so that no text takes longer than its length deserves.
_CUT_OFF = re.compile(r"(?<![\w-])([^\W\d_]{1,12})[-–—…]{1,3}[,.]?\s{1,40}(?=(?:[\w']{1,30}\s{1,40}){0,2}\1)", re.I)
_BREATH = r"u+m+|u+h+|uhm+|e+rm+|er|h+m+|mhm+|eh|ah"
_ASIDE = (
    r"you know|i mean|like|right|okay|ok|yeah|well|so|sort of|kind of|let me (?:think|see)|let's see|what's it called"
    r"|(?:how|what) (?:do|would) (?:you|i|we) (?:call|say|put)(?: it| that)?|if you will|so to speak|as it were"
    r"|or something|or whatever|and stuff|i guess you could say|i'd say|i would say|i think|i believe"
)
_BREATHS = re.compile(rf"(?:,\s{{0,40}})?(?:\b(?:{_BREATH})\b[….]{{0,4}}(?:\s{{0,40}},)?(?=\W|$)\s{{0,40}})+", re.I)
_ASIDES = re.compile(
    rf"(?:,|^|(?<=[.!?;]))\s{{0,40}}(?:\b(?:{_ASIDE})(?:\b\s{{0,40}},|(?=\s{{0,40}}(?:[.?!]|$)))\s{{0,40}})+", re.I
)
_VAGUE = re.compile(
    r"(?<!\ba )(?<!\bthe )(?<!\bthis )(?<!\bthat )(?<!\bwhat )(?<!\bsome )(?<!\bany )(?<!\bone )(?<!\beach )"
    r"(?<!\bsame )(?<!\bother )(?<!\bevery )(?<!\bwhich )(?<!\bnew )(?<!\btwo )\b(?:sort|kind) of\b",
    re.I,
)
_MEANING = re.compile(r"(?<!what )(?<!which )\bi mean\b", re.I)
_AGAIN = re.compile(r"\b([^\W\d_]{2,30}(?:['’]\w{1,9})?)(?:\s{0,40},)?\s{1,40}(?=\1\b(?!['’-]))", re.I)
_AGAIN_LONG = re.compile(
    r"\b((?:[^\W\d_]{2,30}|a|i)(?:\s{1,40}(?:[^\W\d_]{2,30}|a)){1,3})\s{0,40},?\s{1,40}(?=\1\b(?!['’-]))", re.I
)
_SAID_TWICE = word_set("log very not plus minus oh") | frozenset(NUMBER_WORDS) | frozenset(GREEK.values())
_STUTTERED = word_set(
    """the an of to in on at by for with from and or so but is are its their you we as because which if when then not
    never no was were it's that's i'm"""
)
_AND_AGAIN = word_set("and or by after upon")  # over and over, side by side

_TAKING = (
    r"well|oh|no|wait|actually not|actually|okay|ok|hang on|hold on|sorry|i mean|i meant|or rather|scratch that"
    r"|strike that|correction|my bad|my mistake|i misspoke|let me correct (?:that|myself)"
)
_MARKER = re.compile(
    rf"(?<![\s,.;:!—–-])[\s,.;:!—–-]{{1,80}}(?P<said>\b(?:{_TAKING})\b(?:[\s,—–-]{{1,40}}(?:{_TAKING})\b)*)[\s,:—–-]{{0,40}}",
    re.I,
)
_WHOLLY = re.compile(r"scratch that|strike that|correction|my bad|my mistake|i misspoke|let me correct")
_STRONGLY = re.compile(
    r"sorry|no wait|wait no|or rather|actually no|no actually|well no|i meant|(?:hang|hold) on|no i mean"
)
_CROSSES = re.compile(
    r"no wait|wait no|actually no|no sorry|sorry no|(?:hang|hold) on no|scratch|strike|correct|misspoke"
)
_NO_MARKER = re.compile(r"(?:time|times|list|matter|need|longer|more|about|for|if|to|but|until|guarantee)\b", re.I)
_NOBODY = re.compile(r"one\b(?! point)", re.I)  # "no one"
_CLAUSE_WORD = word_set("but because so whereas while although since")
_PIECE = re.compile(r"[^\W_](?:[\w'’]|-(?=\w))*")
_DETERMINERS = word_set("a an the its their this that these those")
_SUBJECTS = word_set("it that this they we you there i he she it's that's they're you're we're there's")
_VERBS = word_set("is are was has have does do can will gives falls grows shrinks goes takes uses needs makes sets")
_GOES_ON = word_set("of that which who where over given for in from to with")
_BEFORE_A_NOUN = _DETERMINERS | word_set("of in for on with by high low higher lower less more large small big")


_A_STATEMENT = 5  # words; fewer correct a part of what was said


class _Piece(NamedTuple):
    word: str
    start: int
    end: int


@lru_cache(maxsize=512)
def fluent(text: str) -> str:
    """``text`` with blanks for what is no part of its message; as long as it was."""
    if " " not in text:
        return text
    text = _CUT_OFF.sub(_blank, text)
    text = _BREATHS.sub(_aside, text)
    text = _without_taken_back(text)
    text = _VAGUE.sub(_blank, text)
    text = _without_repeats(_ASIDES.sub(_aside, text))
    return _MEANING.sub(_blank, text)


def _blank(match: re.Match[str]) -> str:
    return re.sub(r"\S", " ", match.group())


def _aside(match: re.Match[str]) -> str:
    """Blanks for an aside with the commas around it; one that has a comma on one side only leaves it there."""
    said = match.group()
    paired = said.startswith(",") and said.rstrip().endswith(",")
    return re.sub(r"[^\s,]", " ", said) if said.count(",") == 1 and not paired else re.sub(r"\S", " ", said)


def _without_repeats(text: str) -> str:
    def once(match: re.Match[str]) -> str:
        said = match.group(1).lower().split()
        if "," in match.group():
            stutter = len(said) > 1 or said[0] in _STUTTERED
        else:
            stutter = said[-1] not in _AND_AGAIN and not _SAID_TWICE & set(said)
        return re.sub(r"\S", " ", match.group()) if stutter else match.group()

    return _AGAIN.sub(once, _AGAIN_LONG.sub(once, text))


def _without_taken_back(text: str) -> str:
    at = 0
    while match := _MARKER.search(text, at):
        at = match.end() if match.end() < len(text) else len(text)
        for start, end in _taken_back(text, match):
            text = text[:start] + re.sub(r"\S", " ", text[start:end]) + text[end:]
    return text


def _taken_back(text: str, marker: re.Match[str]) -> list[tuple[int, int]]:
    """The stretches of ``text`` that the speaker withdraws at ``marker``, the marker included."""
    judge = _judge_of(text, marker)
    if judge is None:
        return []
    before, after = _before(text, marker.start()), _after(text, marker.end())
    if not before:
        return []
    first, last = judge(before, after)
    if first is None:
        return []
    end = marker.end()
    return (
        [(before[first].start, before[last].end), (marker.start(), end)]
        if last is not None
        else [(before[first].start, end)]
    )


_Judged = tuple[int | None, int | None]
_Judge = Callable[[list[_Piece], list[_Piece]], _Judged]


def _judge_of(text: str, marker: re.Match[str]) -> _Judge | None:
    """How to find what the marker takes back; ``None`` where it is no marker."""
    said = " ".join(re.findall(r"[\w']+", marker.group("said").lower()))
    lead = text[marker.start() : marker.start("said")]
    if "." in lead or "!" in lead or text[: marker.start()].rstrip().endswith("?"):
        if not _CROSSES.search(said) or "?" in text[max(0, marker.start() - 2) : marker.start()]:
            return None
        return _wholly if _WHOLLY.search(said) else _across
    if _WHOLLY.search(said):
        aside = re.search(r"[,;—–-]", lead) and text[marker.end("said") : marker.end("said") + 1] in (
            ",",
            ":",
            "-",
            "—",
        )
        return _wholly if said.endswith("that") or (aside and said != "no correction") else None
    if said == "i mean":
        return _by_shape
    if not _STRONGLY.search(said) or _NO_MARKER.match(text, marker.end()):
        return None
    if said.endswith("no") and _NOBODY.match(text, marker.end()):
        return None
    bare = said in ("sorry", "hold on", "hang on", "actually no", "well no", "i meant")
    return None if bare and not re.search(r"[,;:—–-]", lead) else _strongly


def _before(text: str, end: int) -> list[_Piece]:
    """The words of the clause that ends at ``end``."""
    start = max(text.rfind(mark, 0, end) for mark in ",.;:!?\n()—–") + 1
    found = _pieces(text, start, end)
    cut = max((i for i, piece in enumerate(found[:-1]) if piece.word in _CLAUSE_WORD), default=-1)
    return found[cut + 1 :]


def _after(text: str, start: int) -> list[_Piece]:
    """The words of the clause that begins at ``start``, were it the next sentence."""
    start += len(text[start:]) - len(text[start:].lstrip(" .!"))
    end = re.compile(r"[,.;:!?\n()—–]|$").search(text, start)
    return _pieces(text, start, end.start() if end else len(text))


def _pieces(text: str, start: int, end: int) -> list[_Piece]:
    return [_Piece(m.group().lower(), m.start(), m.end()) for m in _PIECE.finditer(text, start, end)]


def _wholly(before: list[_Piece], after: list[_Piece]) -> _Judged:
    """ "Scratch that": the clause, or from where it is taken up again."""
    return (_taken_up(before, after) or 0, None)


def _strongly(before: list[_Piece], after: list[_Piece]) -> _Judged:
    """ "No, sorry", "or rather": from where it is taken up again, a word of the same kind, or as much as follows."""
    if not after:
        return (None, None)
    again = _taken_up(before, after)
    if again is not None:
        return (again, None)
    same = next((i for i in range(len(before) - 1, -1, -1) if _same_kind(before[i].word, after[0].word)), None)
    if same is not None and len(before) - same <= 4:
        return (same, same if len(after) == 1 else None)
    if after[0].word in _SUBJECTS or len(before) <= 3 or _says_again(before, after):
        return (0, None)
    return (len(before) - (len(after) if len(after) <= 4 else 1)) if len(before) > len(after) else 0, None


def _across(before: list[_Piece], after: list[_Piece]) -> _Judged:
    """ "It rises. No, wait. Only the first one does that.": a whole statement stands for the one before it."""
    if len(after) >= _A_STATEMENT and _taken_up(before, after) is None:
        return (0, None)
    return _strongly(before, after)


def _taken_up(before: list[_Piece], after: list[_Piece]) -> int | None:
    """Where the speaker goes back to: the last word before that is the first one after ("the ... the ...")."""
    if not after:
        return None
    near = range(len(before) - 1, max(-1, len(before) - 9), -1)
    exact = next((i for i in near if _alike(before[i].word, after[0].word)), None)
    if exact is not None or after[0].word not in _DETERMINERS:
        return exact
    return next((i for i in near if before[i].word in _DETERMINERS), None)


def _alike(one: str, other: str) -> bool:
    pair = {one, other}
    return one == other or pair == {"a", "an"} or pair == {"with", "without"}


def _same_kind(one: str, other: str) -> bool:
    """Two numbers, or two names that differ in their number ("L1", "L2"), or a word and its opposite."""
    if one in NUMBER_WORDS or one.isdigit():
        return other in NUMBER_WORDS or other.isdigit()
    if re.sub(r"\d", "", one) == re.sub(r"\d", "", other):
        return one != other
    short, long = sorted((one, other), key=len)
    return len(short) >= 4 and long in {prefix + short for prefix in ("un", "in", "non", "non-", "im", "ir")}


def _says_again(before: list[_Piece], after: list[_Piece]) -> bool:
    said = {piece.word for piece in before if piece.word not in FUNCTION_WORDS}
    return len(said & {piece.word for piece in after}) >= 2


def _by_shape(before: list[_Piece], after: list[_Piece]) -> _Judged:
    """ "I mean": only where a noun stands for a noun, a name for a name, an opposite for its opposite."""
    if not after:
        return (None, None)
    last, first = before[-1].word, after[0].word
    if _same_kind(last, first) or (len(after) == 1 and _is_noun_for_noun(before, first)):
        return (len(before) - 1, None)
    turned = next((i for i in range(len(before) - 1, -1, -1) if {before[i].word, first} == {"with", "without"}), None)
    if turned is not None and len(before) - turned <= 4:
        return (turned, None)
    again = _taken_up(before, after)
    if again is not None and before[again].word == first and len(before) - again == len(after) <= 3:
        return (again, None)
    return (_article_for_article(before, after), None)


def _is_noun_for_noun(before: list[_Piece], word: str) -> bool:
    if {word, before[-1].word} & (FUNCTION_WORDS | NEGATORS) or word.endswith("ly"):
        return False
    return len(before) == 1 or before[-2].word in _BEFORE_A_NOUN | ACTIONS


def _article_for_article(before: list[_Piece], after: list[_Piece]) -> int | None:
    """Where the noun phrase begins that another one, alike in shape and length, replaces."""
    if after[0].word not in _DETERMINERS:
        return None
    start = next((i for i in range(len(before) - 1, -1, -1) if before[i].word in _DETERMINERS), None)
    if start is None:
        return None
    held, new = [p.word for p in before[start + 1 :]], [p.word for p in after[1:]]
    verb = next((i for i, word in enumerate(new) if word in _VERBS), None)
    if start == 0 and verb is not None:
        new = new[:verb]
    fits = 1 <= len(held) <= 2 and 1 <= len(new) <= 2 and (len(held) == 1 or len(new) == 2)
    whose = [any("'" in word or "’" in word for word in phrase) for phrase in (held, new)]
    return start if fits and whose[0] == whose[1] and not set(new) & _GOES_ON else None
