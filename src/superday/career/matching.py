"""Which question of the bank a remembered one is, and how sure that is.

A question scores by how much of what was remembered it has (each word by its rarity, and by where it stands in the
question) and by how much of its own title was remembered.  The constants were chosen on half of
tests/career/asked.toml; docs/process.md tells how they do on the other half.
"""

import math
from dataclasses import dataclass

from superday.bank.model import Askable
from superday.career.words import Document, Words, telling

TITLE_SHARE = 0.25
HALF, STEEPNESS = 0.5, 14.0  # the score of an even chance, and how fast the chance grows with it
CLOSE = 0.08  # scores as near as this share the chance
LEAST = 0.5  # below this chance a question is taken to be none of the bank's


@dataclass(frozen=True)
class Match:
    """A question that it may be, and the chance in [0, 1] that it is."""

    question: Askable
    sure: float


def matches(bank: Words, text: str, most: int = 3) -> list[Match]:
    """The likeliest questions, the likeliest first; their chances sum to at most 1."""
    said = dict.fromkeys(telling(text))
    scored = sorted(((_score(bank, one, list(said)), one) for one in bank.documents), key=lambda each: -each[0])
    best = [(score, one) for score, one in scored[: max(most, 3)] if score > 0]
    if not best:
        return []
    in_bank = 1 / (1 + math.exp(-STEEPNESS * (best[0][0] - HALF)))
    parts = [math.exp((score - best[0][0]) / CLOSE) for score, _ in best]
    return [
        Match(one.question, round(in_bank * part / sum(parts), 2)) for part, (_, one) in zip(parts, best, strict=True)
    ][:most]


def match(bank: Words, text: str) -> Match | None:
    """The question that it is more likely than not, or None."""
    found = matches(bank, text, 1)
    return found[0] if found and found[0].sure >= LEAST else None


def _score(bank: Words, one: Document, said: list[str]) -> float:
    if not (covered := sum(bank.rarity(stem) * one.stems.get(stem, 0.0) for stem in said)):
        return 0.0
    everything = sum(bank.rarity(stem) for stem in said)
    named = sum(bank.rarity(stem) for stem in one.title if stem in said)
    title = named / (sum(bank.rarity(stem) for stem in one.title) or 1.0)
    share = covered / everything
    return share + TITLE_SHARE * title * math.sqrt(share)
