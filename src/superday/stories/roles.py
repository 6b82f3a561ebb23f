"""What each sentence of a told story does: tell setting, task, deed, price, outcome or lesson, blame, or claim.

Eight logistic regressions over a sentence's words, pairs of words, figures and place, learned on stories whose
sentences were marked by hand (``benchmarks/stories.py --learn``; docs/stories.md).  A sentence may have several roles,
or none.
"""

import itertools
import json
import math
import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from importlib.resources import files
from typing import Literal, NamedTuple

from superday.rubric.words import stem
from superday.stories.blaming import blames
from superday.stories.deeds import deeds, passives
from superday.stories.ending import ends
from superday.stories.measure import measured
from superday.stories.signs import USUAL
from superday.stories.telling import Told

LIKELY = 0.5  # the chance from which a sentence counts as telling of something
_TOKEN = re.compile(r"[a-z]+(?:'[a-z]+)?|\d[\d.,:]*%?")
_YEAR = re.compile(r"(?:19|20)\d\d")
_EIGHTHS = 8


class Roles(NamedTuple):
    """How likely it is, in [0, 1], that a sentence tells of each."""

    setting: float
    task: float
    deed: float
    price: float
    outcome: float
    lesson: float
    blame: float
    claim: float


class Learned(NamedTuple):
    """An intercept for each role, and a coefficient for each mark that a sentence may have."""

    intercepts: Sequence[float]
    weights: dict[str, Sequence[float]]


Role = Literal["setting", "task", "deed", "price", "outcome", "lesson", "blame", "claim"]


def any_of(said: Sequence[Told], role: Role) -> float:
    """The chance that one of these sentences has a role, each taken for itself."""
    return float(1 - math.prod(1 - getattr(of, role) for of in roles(said)))


def likeliest(said: Sequence[Told], role: Role) -> tuple[float, Told | None]:
    """How likely the sentence has a role that most likely has it, and that sentence; the first of equals."""
    chances = [getattr(of, role) for of in roles(said)]
    best = max(range(len(said)), key=chances.__getitem__, default=None)
    return (0.0, None) if best is None else (chances[best], said[best])


def likely(said: Sequence[Told], role: Role, least: float = LIKELY) -> list[Told]:
    """The sentences that have a role with a chance of ``least``."""
    return [sentence for sentence, of in zip(said, roles(said), strict=True) if getattr(of, role) >= least]


def roles(said: Sequence[Told]) -> list[Roles]:
    """The roles of each sentence of a story and its replies."""
    return [_roles(sentence, sentence.start == 0) for sentence in said]


@lru_cache(maxsize=4096)
def _roles(sentence: Told, first: bool) -> Roles:
    known = learned()
    sums = list(known.intercepts)
    for mark in marks(sentence, first):
        for n, weight in enumerate(known.weights.get(mark, ())):
            sums[n] += weight
    return Roles(*(1 / (1 + math.exp(-total)) for total in sums))


def marks(sentence: Told, first: bool) -> set[str]:
    """What the regressions look at in a sentence: its words alone and in pairs, who acts, figures, and its place."""
    tokens = ["^", *_tokens(sentence.plain), "$"]
    return {
        *tokens[1:-1],
        *(f"{one} {other}" for one, other in itertools.pairwise(tokens)),
        *_acting(sentence),
        *_sounding(sentence),
        f"={measured(sentence.plain)}",
        f"@{min(int(sentence.place * _EIGHTHS), _EIGHTHS - 1)}",
        *(["@late"] if sentence.place >= 0.5 else []),
        *(["@first"] if first else []),
        *(["@last"] if sentence.place == 1 else []),
    }


def _tokens(text: str) -> Iterator[str]:
    """Its words in lower case, by their stems; one kind of token for percentages, years and other figures each."""
    for token in _TOKEN.findall(text.lower()):
        if token[0].isdigit():
            yield "#share" if token.endswith("%") else "#year" if _YEAR.fullmatch(token) else "#figure"
        else:
            yield token if "'" in token else stem(token)


def _acting(sentence: Told) -> Iterator[str]:
    for deed in deeds(sentence):
        yield f"={deed.who}"
        if deed.concrete:
            yield f"={deed.who} does"
    if passives(sentence):
        yield "=done"


def _sounding(sentence: Told) -> Iterator[str]:
    """What it sounds like by the usual phrases."""
    plain = sentence.plain
    yield from (f"={name}" for name, phrases in USUAL.items() if phrases.search(plain))
    if ends(sentence):
        yield "=ends"
    if blames(plain):
        yield "=blames"


@lru_cache(maxsize=1)
def learned() -> Learned:
    """What was learned, as it was shipped."""
    found = json.loads((files("superday.stories") / "roles.json").read_text(encoding="utf-8"))
    return Learned(found["intercepts"], found["weights"])
