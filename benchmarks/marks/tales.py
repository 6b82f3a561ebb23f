"""Told stories whose sentences are marked, and the regressions of ``superday.stories.roles`` learned on them.

``benchmarks/tales/*.txt``, a file a writer, a block a story: a line ``@@ id | title | question | band | flaws |
principles shown | principles claimed``, then a sentence a line behind letters for what it tells: S setting, T task,
D deed, P price or alternative, R outcome, L lesson, B blame, V a virtue claimed, O none of them.  ``?? `` opens a
question that was asked afterwards, the line below is the reply; ``!! words of the story => words of the reply`` tells a
contradiction.  ``bank.marks`` has the letters for the sentences of the bank's told stories that are not held out,
``examples.marks`` those for stories of the scripted tellers.

Of the stories of seven writers half are held out, by the same hash as those of the bank; nothing is learned from these.
"""

import itertools
import json
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple, cast, get_args

import numpy as np
from scipy.sparse import csr_matrix

from marks.fitting import fitted, in_use
from superday.bank import open_bank
from superday.bank.locate import shipped
from superday.bank.model import ToldItem
from superday.rubric.model import Band
from superday.stories import roles
from superday.stories.model import Contradicted, FlawId, Replied, Specimen
from superday.stories.proving import is_held_out
from superday.stories.roles import Learned, Roles
from superday.stories.telling import Told, told

MEASURED = {  # writers of whose stories half measure, and the set that these are of
    "health": "third", "research": "third", "search": "third", "startups": "third",
    "bigtech": "fourth", "makers": "fourth", "public": "fourth",
}  # fmt: skip
TALES = Path(__file__).parents[1] / "tales"
EXAMPLES = Path(__file__).parents[2] / "examples"
LETTERS = dict(zip("STDPRLBV", Roles._fields, strict=True))
SEEN_LEAST = 3  # sentences that a mark is in, to be learned from
PENALTY = 1.0
ROUNDED = 0.06  # coefficients below it are left out


class Marked(NamedTuple):
    """A sentence and the roles that it has."""

    text: str
    roles: frozenset[str]


class Tale(NamedTuple):
    """A told story with its marked sentences; ``file`` is the writer's."""

    id: str
    question: str
    specimen: Specimen
    sentences: list[Marked]
    file: str


@lru_cache(maxsize=1)
def tales() -> list[Tale]:
    """All of them, in order of file and place."""
    return [tale for path in sorted(TALES.glob("*.txt")) for tale in _read(path)]


def _read(path: Path) -> Iterator[Tale]:
    for block in re.split(r"^@@ ", path.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
        head, *lines = (line.strip() for line in block.strip().split("\n"))
        id_, _, question, band, flaws, shows, claims = (field.strip() for field in head.split("|"))
        marked = [_marked(line) for line in lines if re.match(r"[STDPRLBVO]+ ", line)]
        said = " ".join(sentence.text for sentence in marked)
        known = cast(list[FlawId], [flaw for flaw in flaws.split() if flaw in get_args(FlawId)])
        specimen = Specimen(
            said, list(_replies(lines)), cast(Band, band), known, shows.split(), claims.split(), list(_clashes(lines))
        )
        yield Tale(id_, question, specimen, marked, path.stem)


def measuring() -> list[Tale]:
    """Those that are held out."""
    return [tale for tale in tales() if tale.file in MEASURED and is_held_out(tale.id)]


def learning() -> list[Tale]:
    """Those to learn from: the others, the bank's that are not held out, and those of the scripted tellers."""
    held = measuring()
    return [tale for tale in tales() if tale not in held] + [*_of_bank(), *_of_examples()]


def _of_bank() -> Iterator[Tale]:
    bank = open_bank([shipped()])
    for id_, letters in _letters(TALES / "bank.marks"):
        item = bank.get(id_, "told")
        assert isinstance(item, ToldItem)
        yield Tale(id_, item.question, item.specimen(), _each_marked(letters, item.specimen().story), "bank")


def _of_examples() -> Iterator[Tale]:
    """The stories of the scripted tellers: sentences to learn from, without labels for the whole."""
    for id_, letters in _letters(TALES / "examples.marks"):
        text = (EXAMPLES / f"{id_}.md").read_text(encoding="utf-8")
        story = re.split(r"^---|^## ", re.sub(r"^\s*## Answer\s*", "", text), flags=re.MULTILINE)[0]
        marked = _each_marked(letters, story)
        yield Tale(id_, Path(id_).name, Specimen(story, [], "strong", [], []), marked, "examples")


def _letters(path: Path) -> Iterator[tuple[str, list[str]]]:
    for block in re.split(r"^@@ ", path.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
        id_, letters = block.strip().split("\n")
        yield id_, letters.split()


def _each_marked(letters: Sequence[str], story: str) -> list[Marked]:
    return [_marked(f"{of} {one.text}") for of, one in zip(letters, told(story), strict=True)]


def _marked(line: str) -> Marked:
    letters, text = line.split(" ", 1)
    return Marked(text.strip(), frozenset(LETTERS[letter] for letter in letters if letter != "O"))


def _replies(lines: Sequence[str]) -> Iterator[Replied]:
    for line, after in itertools.pairwise(lines):
        if line.startswith("?? "):
            yield Replied(line[3:], after)


def _clashes(lines: Sequence[str]) -> Iterator[Contradicted]:
    for line in lines:
        if line.startswith("!! "):
            said, now = line[3:].split(" => ")
            yield Contradicted(said.strip(), now.strip())


def learned(from_tales: Sequence[Tale]) -> Learned:
    """The eight regressions, learned on the sentences of some tales."""
    seen = [(roles.marks(one, n == 0), sentence.roles) for tale in from_tales for n, one, sentence in _told(tale)]
    counts: dict[str, int] = {}
    for marks, _ in seen:
        for mark in marks:
            counts[mark] = counts.get(mark, 0) + 1
    known = sorted(mark for mark, count in counts.items() if count >= SEEN_LEAST)
    at = {mark: n for n, mark in enumerate(known)}
    places = [(row, at[mark]) for row, (marks, _) in enumerate(seen) for mark in marks if mark in at]
    x = csr_matrix((np.ones(len(places)), tuple(zip(*places, strict=True))), shape=(len(seen), len(known)))
    found = np.array([fitted(x, np.array([role in has for _, has in seen]), PENALTY) for role in Roles._fields])
    weights = {mark: [round(float(w), 2) for w in found[:, n + 1]] for mark, n in at.items()}
    worth = {mark: of for mark, of in weights.items() if max(map(abs, of)) > ROUNDED}
    return Learned([round(float(w), 3) for w in found[:, 0]], cast(dict[str, Sequence[float]], worth))


def _told(tale: Tale) -> Iterator[tuple[int, Told, Marked]]:
    last = max(len(tale.sentences) - 1, 1)
    for n, sentence in enumerate(tale.sentences):
        yield n, Told(sentence.text, 0, len(sentence.text), n / last), sentence


def shipped_as(what: Learned) -> str:
    """The text of src/superday/stories/roles.json."""
    rows = ",\n".join(f"{json.dumps(mark)}: {json.dumps(of)}" for mark, of in what.weights.items())
    return f'{{"intercepts": {json.dumps(list(what.intercepts))},\n"weights": {{\n{rows}\n}}}}\n'


@contextmanager
def read_by(what: Learned) -> Iterator[None]:
    """Stories are read by these regressions for a while."""
    roles._roles.cache_clear()
    try:
        with in_use(roles, what):
            yield
    finally:
        roles._roles.cache_clear()
