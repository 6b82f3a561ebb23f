"""Does the assessment say of a told story what a careful listener says of it?

What ``superday bank check`` says of a told story comes from here, and what ``benchmarks/stories.py`` counts.
"""

from collections.abc import Iterator, Sequence
from hashlib import sha256
from typing import get_args

import msgspec

from superday.rubric.model import Band
from superday.stories.agreement import contradictions
from superday.stories.assessing import assess
from superday.stories.model import Clash, FlawId, Principle, Prompt, Specimen
from superday.stories.naming import named
from superday.stories.principles import SHOWN, shown
from superday.stories.scoring import score

_HALF = 128  # of 256
FORGIVEN = 1  # flaws and contradictions of a story that the rules may see otherwise
_BANDS: tuple[Band, ...] = ("none", "weak", "mixed", "good", "strong")


class Judged(msgspec.Struct, frozen=True):
    """What the rules say of a told story; ``words_show`` are the principles heard without knowing the question."""

    band: Band
    value: float
    found: set[FlawId]
    unsure: set[FlawId]
    shows: set[str]
    words_show: set[str]
    clashes: list[Clash]


def is_held_out(id: str) -> bool:  # noqa: A002
    """Whether the story of this id measures the rules and is no proof of them: half of all, for good."""
    return sha256(f"told {id}".encode()).digest()[0] < _HALF


def judge(prompt: Prompt, specimen: Specimen, principles: Sequence[Principle], minutes: float | None) -> Judged:
    """The assessment of a told story as it was first told, and the contradictions in what was replied after it."""
    findings = assess(prompt, specimen.story, principles, minutes)
    flaws, result = named(findings), score(findings)
    said, clashes = [specimen.story], []
    for reply in specimen.replies:
        clashes += contradictions(said, reply.said, reply.asked)
        said.append(reply.said)
    return Judged(
        result.band,
        result.value,
        {flaw.id for flaw in flaws if flaw.sure},
        {flaw.id for flaw in flaws if not flaw.sure},
        _heard(specimen.story, principles, prompt.principles),
        _heard(specimen.story, principles),
        clashes,
    )


def _heard(story: str, principles: Sequence[Principle], asked: Sequence[str] = ()) -> set[str]:
    return {id_ for id_, seen in shown(story, principles, asked).items() if seen.strength >= SHOWN}


def prove(prompt: Prompt, specimen: Specimen, principles: Sequence[Principle], minutes: float | None) -> list[str]:
    """One sentence for each thing that the rules see otherwise; a band may be one off, and one other thing be missed.

    So no rule need be bent for one story; how often rules err is for the benchmark.
    """
    judged = judge(prompt, specimen, principles, minutes)
    others = list(_differences(specimen, judged))
    return [*_of_band(specimen, judged), *(others if len(others) > FORGIVEN else [])]


def _of_band(specimen: Specimen, judged: Judged) -> Iterator[str]:
    if abs(_BANDS.index(judged.band) - _BANDS.index(specimen.band)) > 1:
        yield f"is said to be {specimen.band} and scores {judged.value:.2f}, {judged.band}"


def _differences(specimen: Specimen, judged: Judged) -> Iterator[str]:
    for flaw in get_args(FlawId):
        if flaw in specimen.flaws and flaw not in judged.found:
            unsure = ", only suspected" if flaw in judged.unsure else ""
            yield f"the flaw {flaw} is not found{unsure}"
        if flaw in judged.found and flaw not in specimen.flaws:
            yield f"the flaw {flaw} is found, and it is not there"
    if specimen.contradicts and not judged.clashes:
        yield f"the contradiction ({specimen.contradicts[0].now!r}) is not found"
    if judged.clashes and not specimen.contradicts:
        yield f"a contradiction is found that is none: {judged.clashes[0].says}"
