"""Three flaws that only a whole story shows, each by a logistic regression on a few figures of it.

What the figures say is as likely as its sentences' roles are (:mod:`superday.stories.roles`).  The coefficients are
learned on stories read by what other writers taught (``benchmarks/stories.py --learn``; docs/stories.md).
"""

import json
import math
from collections.abc import Sequence
from functools import lru_cache
from importlib.resources import files
from itertools import accumulate
from typing import Literal, NamedTuple

from superday.stories.measure import comparable, measured
from superday.stories.roles import Roles, roles
from superday.stories.telling import Told

Whole = Literal["long-setting", "no-number", "no-baseline"]

SUREST = 0.98  # whatever the figures


class Setting(NamedTuple):
    """What ``long-setting`` is told by: shares of the words, in [0, 1].

    ``third`` come before three tenths of the deeds are told and ``half`` before half of them; ``scene`` set the scene.
    """

    third: float
    half: float
    scene: float


class Measured(NamedTuple):
    """What ``no-number`` and ``no-baseline`` are told by: chances that some sentence tells how it ended with a figure,
    with one that is ``compared``, with a comparison in the next sentence, and with an amount to which one told
    ``before`` compares."""

    figure: float
    compared: float
    goes_on: float
    before: float


def chance(flaw: Whole, evidence: Setting | Measured) -> float:
    """How likely a story with such figures has the flaw, were it there as often as not."""
    always, *weights = learned()[flaw]
    found = 1 / (1 + math.exp(-always - sum(w * x for w, x in zip(weights, evidence, strict=True))))
    return min(max(found, 1 - SUREST), SUREST)


def begins(said: Sequence[Told], part: float) -> int:
    """The sentence with which this part of the deeds is told, counted in chances; 0 where none is."""
    so_far = list(accumulate(of.deed for of in roles(said)))
    return next((n for n, much in enumerate(so_far) if so_far[-1] > 0 and much >= part * so_far[-1]), 0)


def setting(said: Sequence[Told]) -> Setting:
    """The figures of a story for ``long-setting``."""
    lengths = [one.length for one in said]
    words = max(sum(lengths), 1)
    scene = sum(of.setting * length for of, length in zip(roles(said), lengths, strict=True))
    third, half = (sum(lengths[: begins(said, part)]) / words for part in (0.3, 0.5))
    return Setting(third, half, scene / words)


def measuring(said: Sequence[Told]) -> Measured:
    """The figures of a story for ``no-number`` and ``no-baseline``."""
    found = roles(said)
    at = [n for n, one in enumerate(said) if measured(one.plain) != "none"]
    compared = [n for n in at if measured(said[n].plain) == "compared"]
    goes_on = [n for n in at if n + 1 < len(said) and measured(said[n + 1].plain) == "compared"]
    before = [n for n in at if any(comparable(one.plain, said[n].plain) for one in said[:n])]
    return Measured(*(_some([found[n] for n in those]) for those in (at, compared, goes_on, before)))


def _some(those: Sequence[Roles]) -> float:
    """The chance that one of these sentences tells how it ended."""
    return 1 - math.prod(1 - of.outcome for of in those)


@lru_cache(maxsize=1)
def learned() -> dict[Whole, list[float]]:
    """The intercept and the coefficients for each flaw, as they were shipped."""
    found: dict[Whole, list[float]] = json.loads(
        (files("superday.stories") / "wholes.json").read_text(encoding="utf-8")
    )
    return found
