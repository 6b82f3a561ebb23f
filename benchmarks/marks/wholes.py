"""The regressions of ``superday.stories.wholes``, learned on stories whose sentences are read as others' taught."""

import json
from collections.abc import Iterator, Sequence
from typing import NamedTuple, get_args

import numpy as np

from marks import tales
from marks.fitting import fitted
from marks.tales import Tale
from superday.stories import wholes
from superday.stories.telling import told
from superday.stories.wholes import Measured, Setting, Whole

PENALTY = 1.0
Learned = dict[Whole, list[float]]


class Figures(NamedTuple):
    """A story's figures, and the flaws that it has."""

    setting: Setting
    measured: Measured
    flaws: frozenset[str]

    def of(self, flaw: Whole) -> Sequence[float]:
        """Those that tell of a flaw."""
        return self.setting if flaw == "long-setting" else self.measured


def learned(from_tales: Sequence[Tale]) -> Learned:
    """The three regressions; the stories of each writer are read by what the others taught."""
    found = [one for writer in sorted({tale.file for tale in from_tales}) for one in _read(from_tales, writer)]
    return {flaw: _one(found, flaw) for flaw in get_args(Whole)}


def _read(from_tales: Sequence[Tale], writer: str) -> Iterator[Figures]:
    with tales.read_by(tales.learned([tale for tale in from_tales if tale.file != writer])):
        for tale in from_tales:
            if tale.file == writer != "examples":  # these have no labels for the whole
                yield figures(tale)


def figures(tale: Tale) -> Figures:
    """Its figures as it is read now."""
    said = told(tale.specimen.story)
    flaws = frozenset(tale.specimen.flaws)
    return Figures(wholes.setting(said), wholes.measuring(said), flaws)


def _one(found: Sequence[Figures], flaw: Whole) -> list[float]:
    x, there = np.array([one.of(flaw) for one in found]), np.array([flaw in one.flaws for one in found])
    mean, spread = x.mean(0), x.std(0) + 1e-9
    always, *weights = fitted((x - mean) / spread, there, PENALTY)
    own = np.array(weights) / spread
    as_often_as_not = np.log((~there).sum() / there.sum())
    return [round(float(w), 3) for w in (always - own @ mean + as_often_as_not, *own)]


def shipped_as(what: Learned) -> str:
    """The text of src/superday/stories/wholes.json."""
    rows = ",\n".join(f"{json.dumps(flaw)}: {json.dumps(of)}" for flaw, of in what.items())
    return f"{{\n{rows}\n}}\n"
