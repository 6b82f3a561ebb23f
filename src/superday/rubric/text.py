"""An answer as the grader sees it: sentences, clauses and polarity.

Knows what is denied ("it isn't unbiased", "people think so, but it doesn't") and what is others' view.  Knows nothing
of points.
"""

import re
from dataclasses import dataclass, field
from typing import Any

from superday.rubric.lexicon import NEGATORS, word_set
from superday.rubric.listed import is_told
from superday.rubric.spoken import fluent
from superday.rubric.words import Word, content, words

_SENTENCE_END = re.compile(r"[.!?;](?=[\s\"')\]]|$)|\n\s*\n|\n(?=\s*(?:[-*•]|\d+[.)])\s)")
_ABBREVIATION = re.compile(r"(?:\b(?:e\.g|i\.e|vs|cf|etc|approx|fig|eq|al))$", re.IGNORECASE)
_CALL = re.compile(r"(?<=[^\W\d_])\([^()\n]{1,30}\)")  # the brackets of p(x), O(n), f(x, y)
_CLOSING = {")": "(", "]": "[", "}": "{"}
_CLAUSE_START = word_set("""but although though however whereas because since so which while unless except and yet""")
_MAX_SENTENCE = 45  # words; longer breathless sentences are cut, so that length buys no nearness
_SCOPE = 8  # words that a negation reaches

_COPULAS = word_set("is are was were will can would")
_SAYING = word_set("say says said saying answer answers predict predicts output outputs")
_DENIAL = word_set("false wrong myth misconception incorrect untrue fallacy mistaken")
_EMPTY_DENIAL_REST = word_set("""true case right correct necessarily always so really happen happens work hold holds""")
_DENIED_CLAIM = re.compile(
    r"\b(?:myth|misconception|wrong|false|incorrect|mistaken|untrue|fallacy|not true|isn't true|not the case)\s+"
    r"(?:that|to (?:say|think|believe|assume|claim))\b",
    re.IGNORECASE,
)
_ATTRIBUTED = re.compile(
    r"\b(?:people|folks|everyone|everybody|some|many|students|beginners|candidates|textbooks|you|one|they)\s+"
    r"(?:(?:often|sometimes|usually|might|may|could|would|tend to|mistakenly|wrongly|do|will|like to)\s+)*"
    r"(?:think|thinks|say|says|believe|believes|assume|assumes|claim|claims|expect|imagine|hear)\b"
    r"|\b(?:you'd|one'd|i used to|tempting to|common (?:mistake|misconception|myth|error|belief)"
    r"|mistake (?:is|to|of)|naively|at first (?:sight|glance))\b",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Sentence:
    """A run of words said together.

    ``denied`` and ``attributed`` are flags per word; ``places`` is where each stem stands, ``runs`` where two or
    three words written as one would; ``found`` is for whoever looks for terms in it.
    """

    words: list[Word]
    clauses: list[tuple[int, int]]
    start: int
    end: int
    is_question: bool
    denied: list[bool] = field(default_factory=list)
    attributed: list[bool] = field(default_factory=list)
    structured: bool = True
    places: dict[str, list[int]] = field(default_factory=dict)
    runs: dict[str, list[tuple[int, int]]] = field(default_factory=dict)
    found: dict[int, Any] = field(default_factory=dict)


def sentences(text: str) -> list[Sentence]:
    """The sentences of ``text``, with denials and structure worked out."""
    found, flat = words(text), _without_calls(fluent(text))
    result: list[Sentence] = []
    for start, end in _spans(text):
        inside = [word for word in found if start <= word.start < end]
        result.extend(_sentence(text, flat, piece) for piece in _pieces(inside))
    for index, sentence in enumerate(result):
        _mark(text, sentence, result[index - 1] if index else None)
    return result


def _without_calls(text: str) -> str:
    """``text``, no longer or shorter, with blanks for the brackets and commas of formulas such as p(y|x)."""
    for _ in range(2):  # f(g(x))
        text = _CALL.sub(lambda call: re.sub(r"[(),;:]", " ", call.group()), text)
    return text


def _spans(text: str) -> list[tuple[int, int]]:
    spans, start = [], 0
    for match in _SENTENCE_END.finditer(text):
        if match.group() == "." and _ABBREVIATION.search(text[max(0, match.start() - 8) : match.start()]):
            continue
        spans.append((start, match.end()))
        start = match.end()
    return [*spans, (start, len(text))]


def _pieces(inside: list[Word]) -> list[list[Word]]:
    """A sentence of more than ``_MAX_SENTENCE`` words in pieces of equal length."""
    if not inside:
        return []
    count = -(-len(inside) // _MAX_SENTENCE)
    size = -(-len(inside) // count)
    return [inside[i : i + size] for i in range(0, len(inside), size)]


def _sentence(text: str, flat: str, inside: list[Word]) -> Sentence:
    start, end = inside[0].start, _closed(text, inside[0].start, inside[-1].end)
    question = text[end : end + 2].strip().startswith("?")
    return Sentence(inside, _clauses(flat, inside), start, end, question)


def _closed(text: str, start: int, end: int) -> int:
    """``end`` moved over the brackets that close those opened since ``start``."""
    while (closing := text[end : end + 1]) in _CLOSING:
        if text.count(_CLOSING[closing], start, end) <= text.count(closing, start, end):
            break
        end += 1
    return end


def _clauses(text: str, inside: list[Word]) -> list[tuple[int, int]]:
    """Where clauses begin and end, as indices of words."""
    cuts = [0]
    for i in range(1, len(inside)):
        between = text[inside[i - 1].end : inside[i].start]
        if _is_break(text, between, inside[i - 1].end) or inside[i].form in _CLAUSE_START:
            cuts.append(i)
    return list(zip(cuts, [*cuts[1:], len(inside)], strict=True))


def _is_break(text: str, between: str, at: int) -> bool:
    if re.search(r"[;:,()—–]|\s[-/]+\s", between):
        return True
    return "\n" in between and _short_line(text, at)


def _short_line(text: str, at: int) -> bool:
    """A line that ends early was ended on purpose; a long one was wrapped."""
    begin = text.rfind("\n", 0, at) + 1
    return len(text[begin:at].strip()) <= 30


def _mark(text: str, sentence: Sentence, before: Sentence | None) -> None:
    sentence.denied = [False] * len(sentence.words)
    sentence.attributed = [False] * len(sentence.words)
    sentence.structured = is_told(text, sentence.words, sentence.clauses)
    _index(sentence)
    for begin, end in sentence.clauses:
        _mark_negations(sentence, begin, end)
    _mark_denials(sentence, before)
    _mark_denied_claims(text, sentence)
    _mark_attributions(text, sentence)


def _index(sentence: Sentence) -> None:
    forms = [word.form for word in sentence.words]
    for i, word in enumerate(sentence.words):
        sentence.places.setdefault(word.stem, []).append(i)
        for last in range(i + 1, min(i + 3, len(forms))):
            run = "".join(forms[i:last]) + sentence.words[last].stem
            sentence.runs.setdefault(run, []).append((i, last))


def _mark_negations(sentence: Sentence, begin: int, end: int) -> None:
    for i in range(begin, end):
        if is_negator(sentence.words, i):
            for j in _reach(sentence.words, i, end):
                sentence.denied[j] = not sentence.denied[j]


def _reach(inside: list[Word], i: int, end: int) -> range:
    """The words that a negation at ``i`` denies: a noun after "no" or "without", more after a "not"."""
    if inside[i].form not in ("without", "no"):
        return range(i + 1, min(end, i + 1 + _SCOPE))
    if i + 1 < end and inside[i + 1].form in ("it", "that", "this", "them", "these", "those"):
        return range(i + 1, i + 2)
    reach = range(i + 1, min(end, i + 4))
    verb = next((j for j in reach if inside[j].form in _COPULAS), reach.stop)
    return range(i + 1, verb)


def is_negator(inside: list[Word], i: int) -> bool:
    """Whether word ``i`` negates what follows ("not only" and "no matter" do not)."""
    if inside[i].form not in NEGATORS:
        return inside[i].form in ("fails", "fail", "lacks", "lack") and i + 1 < len(inside)
    if inside[i].form == "no" and i and inside[i - 1].form in _SAYING:
        return False
    following = [word.form for word in inside[i + 1 : i + 3]]
    if following == ["just", "as"]:
        return True
    return following[:1] not in [[word] for word in ("only", "just", "matter", "doubt", "sure", "problem", "wonder")]


def _mark_denials(sentence: Sentence, before: Sentence | None) -> None:
    """A clause that says nothing but "no" denies the one before it."""
    for index, (begin, end) in enumerate(sentence.clauses):
        if not _only_denies(sentence.words[begin:end]):
            continue
        if index:
            _flip(sentence, *sentence.clauses[index - 1])
        elif before is not None and len(sentence.clauses) == 1 and before.clauses:
            _flip(before, *before.clauses[-1])


def _mark_denied_claims(text: str, sentence: Sentence) -> None:
    """ "It's a myth that ..." denies what follows."""
    for match in _DENIED_CLAIM.finditer(text, sentence.start, sentence.end):
        for i, word in enumerate(sentence.words):
            if word.start >= match.end() and not sentence.denied[i]:
                sentence.denied[i] = True


def _only_denies(clause: list[Word]) -> bool:
    forms = [word.form for word in clause]
    denials = sum(form in _DENIAL for form in forms) + sum(is_negator(clause, i) for i in range(len(clause)))
    rest = [w for w in content(clause) if w.form not in _DENIAL and w.form not in _EMPTY_DENIAL_REST]
    return denials % 2 == 1 and not rest and len(clause) > 1


def _flip(sentence: Sentence, begin: int, end: int) -> None:
    for i in range(begin, end):
        sentence.denied[i] = True


def _mark_attributions(text: str, sentence: Sentence) -> None:
    """What "people think" is not what the candidate says, up to the next "but"."""
    for match in _ATTRIBUTED.finditer(text, sentence.start, sentence.end):
        for i, word in enumerate(sentence.words):
            if word.start >= match.start():
                if word.form in ("but", "however", "whereas", "although"):
                    break
                sentence.attributed[i] = True
