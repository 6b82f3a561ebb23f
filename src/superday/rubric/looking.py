"""What a window of an answer shows of a point: key terms, words of the wordings, and in which sense.

Evidence only; what it amounts to is judged in :mod:`superday.rubric.grading`.
"""

from dataclasses import dataclass
from math import fsum

from superday.rubric.lexicon import LIGHT
from superday.rubric.phrases import Hit, hits
from superday.rubric.prepared import Group, ReadyPoint, Wording, signed
from superday.rubric.text import Sentence

_OWN_WORDS = 3  # words of its own that make a wording
_BM25_K1, _BM25_B = 1.5, 0.75
_USUAL_LENGTH = 15  # words of content in a window
_FEWEST_TELLING = 6  # words that are taken to be told of, so that one alone tells little


@dataclass(frozen=True, slots=True)
class Window:
    """One or two neighbouring sentences, with the stems said in them: affirmed, denied, or both."""

    sentences: tuple[Sentence, ...]
    affirmed: frozenset[str]
    denied: frozenset[str]
    said: frozenset[str]

    def senses(self, stem: str) -> tuple[bool, ...]:
        """Whether the stem is said denied (``True``), affirmed (``False``) or both."""
        return (*((False,) if stem in self.affirmed else ()), *((True,) if stem in self.denied else ()))


@dataclass(frozen=True, slots=True)
class Recall:
    """How much of a wording a window says: ``share`` of its weight, by itself and as evidence of a ``wording``.

    The second is the share, less where only one or two of the words are not the question's.  ``flipped``: some
    of them are said in the opposite sense.
    """

    share: float
    wording: float
    flipped: bool


_NONE = Recall(0.0, 0.0, False)


@dataclass(frozen=True, slots=True)
class Sight:
    """What one window shows of one point.

    ``terms`` is the share of groups hit, ``fresh`` whether one of them is not given by the question, ``recall``
    and ``share`` the best wording's (:class:`Recall`), ``against`` whether a term is said in the opposite sense.
    ``says`` is the share of the point's own statement, ``dense`` the largest share of any wording, less in a window of
    many words (as BM25 weighs length: Robertson and Zaragoza, The Probabilistic Relevance Framework, 2009).
    ``telling`` is, for a trap, how much the window's words tell on average (:class:`ReadyPoint`).
    """

    terms: float
    fresh: bool
    recall: float
    share: float
    against: bool
    attributed: bool
    says: float
    dense: float
    telling: float
    window: Window

    @property
    def strength(self) -> float:
        """One number to compare windows by."""
        return max(self.recall, 0.5 * self.recall + 0.5 * self.terms * self.fresh) - 0.5 * self.against


def windows(said: list[Sentence]) -> list[Window]:
    """Each sentence, and each two neighbours, of those that are said rather than listed."""
    windows = []
    for first, second in zip(said, [*said[1:], None], strict=False):
        if first.structured:
            windows.append(window_of(first))
            if second is not None and second.structured:
                windows.append(window_of(first, second))
    return windows


def window_of(*said: Sentence) -> Window:
    """The window of some sentences; "not biased" also says "unbiased"."""
    told = [
        (word.stem, flag)
        for sentence in said
        for word, flag in zip(sentence.words, sentence.denied, strict=True)
        if not word.is_function or word.form in LIGHT
    ]
    denied = {stem for stem, flag in told if flag}
    affirmed = {stem for stem, flag in told if not flag}
    affirmed |= {f"un{stem}" for stem in denied} | {stem[2:] for stem in denied if stem.startswith("un")}
    return Window(said, frozenset(affirmed), frozenset(denied), frozenset(affirmed | denied))


def look(wanted: ReadyPoint, window: Window, in_context: bool = False) -> Sight:
    """What the window shows of the point; ``in_context``, what the question holds need not be said again."""
    found = [_group_hits(group, window) for group in wanted.groups]
    agreeing = [[h for _, h in group if not h.denied] for group in found]
    shown = sum(
        bool(h) or (in_context and any(t.given for t in g)) for h, g in zip(agreeing, wanted.groups, strict=True)
    )
    fresh = any(f for group in found for f, h in group if not h.denied)
    denied = any(group and not ok for group, ok in zip(found, agreeing, strict=True))
    complete = bool(found) and shown == len(found) and not denied
    # Where all key terms are said as they are meant, only they can turn the sense, and no word beside them.
    recalls = [_recall(wording, window, wanted.stems if complete else None) for wording in wanted.wordings]
    recall = max(recalls, key=lambda recall: recall.wording, default=_NONE)
    return Sight(
        terms=shown / len(found) if found else 0.0,
        fresh=fresh,
        recall=recall.wording,
        share=recall.share,
        against=denied or recall.flipped,
        attributed=any(h.attributed for group in agreeing for h in group),
        says=recalls[0].share if recalls else 0.0,
        dense=max((recall.share for recall in recalls), default=0.0) * _brevity(window),
        telling=_telling(wanted, window),
        window=window,
    )


def _group_hits(group: Group, window: Window) -> list[tuple[bool, Hit]]:
    """Hits of a group: whether each is fresh, and the hit with ``denied`` relative to the rubric's own sense."""
    return [found for sentence in window.sentences for found in _hits_in(group, sentence)]


def _hits_in(group: Group, sentence: Sentence) -> list[tuple[bool, Hit]]:
    """Kept with the sentence: it stands in up to three windows, and its life ends with the answer's."""
    known = sentence.found.get(id(group))
    if known is None:
        known = [(not term.given, hit.against(term.denied)) for term in group for hit in hits(term.phrase, sentence)]
        sentence.found[id(group)] = known
    return known


def _telling(wanted: ReadyPoint, window: Window) -> float:
    """What the words that are known to tell something tell on average."""
    said = signed(window.affirmed, window.denied) if wanted.telling else []
    told = [wanted.telling[word] for word in said if word in wanted.telling]
    return fsum(told) / max(_FEWEST_TELLING, len(told))


def _brevity(window: Window) -> float:
    return (_BM25_K1 + 1) / (1 + _BM25_K1 * (1 - _BM25_B + _BM25_B * len(window.said) / _USUAL_LENGTH))


def _recall(wording: Wording, window: Window, telling: frozenset[str] | None) -> Recall:
    said = wording.weights.keys() & window.said
    agree = {stem for stem in said if (stem in wording.denied) in window.senses(stem)}
    oppose = said - agree if telling is None else (said - agree) & telling
    # fsum: sets have no order, and rounding must not depend on one, or the same answer would be graded in two ways.
    lost = fsum(wording.weights[stem] for stem in oppose)
    balance = fsum(wording.weights[stem] for stem in agree) - lost
    share = max(0.0, balance) / wording.total
    few = min(1.0, len(agree & wording.own) / _OWN_WORDS)
    return Recall(share, share * few, lost > 0.25 * (balance + 2 * lost))
