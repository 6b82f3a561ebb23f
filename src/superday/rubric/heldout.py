"""Which examples of a question no wording is tuned on: they measure the grader instead of proving the rubric."""

from hashlib import sha256

FEWEST = 6
"""A question with fewer examples keeps them all for its proof."""
_SHARE = 102  # of 256


def is_held_out(question: str, number: int) -> bool:
    """Whether example ``number`` (from 1) of the question with this id is held out: two in five, for good."""
    return sha256(f"{question} {number}".encode()).digest()[0] < _SHARE


def held_out(question: str, examples: int) -> set[int]:
    """The numbers of the examples that are held out, of so many."""
    if examples < FEWEST:
        return set()
    return {number for number in range(1, examples + 1) if is_held_out(question, number)}
