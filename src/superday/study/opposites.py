"""Pairs of words of which one is true where the other is false.  A list, and whether two terms are such a pair."""

from functools import lru_cache

from superday.rubric.lexicon import NEGATORS
from superday.rubric.words import Word, stem, words

PAIRS = """
    increase decrease; increase reduce; raise lower; grow shrink; grow fall; rise fall; up down; more less;
    more fewer; higher lower; high low; bigger smaller; larger smaller; large small; big small; faster slower;
    fast slow; quicker slower; better worse; good bad; best worst; most least; first last; before after;
    early late; left right; above below; over under; inside outside; true false; yes no; positive negative;
    convex concave; convex non-convex; sparse dense; linear quadratic; linear exponential; half double;
    double quarter; half quarter; always never; same different; equal unequal; overfit underfit;
    overfitting underfitting; bias variance; precision recall; primal dual; encoder decoder; offline online;
    local global; wide deep; wide narrow; train test; strong weak; easy hard; upper lower; long short; near far;
    maximum minimum; maximise minimise; max min; numerator denominator; forward backward; mean variance; l1 l2;
    lasso ridge; row column; gain lose; add remove; add subtract; multiply divide; cheap expensive; cheaper dearer;
    correlated uncorrelated; dependent independent; biased unbiased; stable unstable; known unknown;
    constant varying; constant linear; constant growing; unchanged changed; tighter looser; sharp flat;
    sharper flatter; vanish explode; underestimate overestimate; inflated deflated
"""

_PAIRS = frozenset(frozenset(stem(word) for word in pair.split()) for pair in PAIRS.split(";"))


def opposed(one: str, other: str) -> bool:
    """Whether the two say the opposite: a word for its antonym, or with and without a "not"."""
    left, right = _read(one), _read(other)
    denied = any(w.form in NEGATORS for w in left) != any(w.form in NEGATORS for w in right)
    stems, others = {w.stem for w in left}, {w.stem for w in right}
    shared = stems & others
    if denied and shared - {w.stem for w in (*left, *right) if w.is_function}:
        return True
    turned = any(frozenset((a, b)) in _PAIRS for a in stems - shared for b in others - shared if a != b)
    return (turned or any(_prefixed(a, b) for a in stems for b in others)) and not denied


@lru_cache(maxsize=10_000)
def _read(text: str) -> list[Word]:
    return words(text)


def _prefixed(one: str, other: str) -> bool:
    """ "biased" and "unbiased"."""
    long, short = (one, other) if len(one) > len(other) else (other, one)
    return len(short) >= 4 and long in {f"{prefix}{short}" for prefix in ("un", "in", "non", "im", "ir")}
