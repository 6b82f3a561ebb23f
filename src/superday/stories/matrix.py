"""Stories against leadership principles: what a story's words show, beside what its file claims."""

import difflib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

import msgspec

from superday.stories.cover import Cover, cover
from superday.stories.model import Principle
from superday.stories.principles import SHOWN, shown
from superday.stories.story import Story


class Cell(NamedTuple):
    """A story and a principle: ``strength`` of what the words show (0 to 1), with the sentences, and the claim."""

    strength: float
    claimed: bool
    evidence: tuple[str, ...] = ()

    @property
    def shows(self) -> bool:
        """Whether the words show it, and not only faintly."""
        return self.strength >= SHOWN

    @property
    def says(self) -> str:
        """The cell in words; "" where there is nothing."""
        if self.shows:
            return "shown" if self.claimed else "shown, not claimed"
        if self.strength > 0:
            return "claimed, faint" if self.claimed else "faint"
        return "only claimed" if self.claimed else ""


@dataclass(frozen=True)
class Matrix:
    """The cells by story and principle; ``unknown`` are claims that are no principle, by story, with the nearest."""

    principles: tuple[Principle, ...]
    rows: Mapping[str, Mapping[str, Cell]]
    unknown: Mapping[str, tuple[tuple[str, str], ...]]

    @property
    def cover(self) -> Cover:
        """The fewest stories that show the most principles."""
        strengths = {story: {one: cell.strength for one, cell in row.items()} for story, row in self.rows.items()}
        return cover(strengths, [one.id for one in self.principles], SHOWN)

    def showing(self, principle: str) -> list[str]:
        """The stories that show a principle, the strongest first."""
        found = [story for story, row in self.rows.items() if row[principle].shows]
        return sorted(found, key=lambda story: (-self.rows[story][principle].strength, story))

    def sentence(self, named: Mapping[str, str] | None = None) -> str:
        """What the stories cover and what is open, in a sentence or two; stories by ``named``, or else by their ids."""
        found, titles = self.cover, {one.id: one.title for one in self.principles}
        if not found.stories:
            return "No story shows a principle yet."
        one, chosen = len(found.stories) == 1, [(named or {}).get(id_, id_) for id_ in found.stories]
        told = f"{_count(len(found.stories))} {'story covers' if one else 'stories cover'}"
        held = f"{len(found.best)} of {len(self.principles)} principles: {_listed(chosen)}."
        if not found.open:
            return f"{told} all {held}".replace(f"{len(found.best)} of ", "", 1)
        missing = _listed([titles[id_] for id_ in found.open])
        return f"{told} {held} {_count(len(found.open))} {'is' if len(found.open) == 1 else 'are'} open: {missing}."


def matrix(stories: Sequence[Story], principles: Sequence[Principle]) -> Matrix:
    """What each story shows and claims of each principle."""
    known = tuple(principles)
    claims = {story.id: claimed(story.principles, known) for story in stories}
    return Matrix(
        known,
        {story.id: _row(story, known, claims[story.id][0]) for story in stories},
        {id_: unknown for id_, (_, unknown) in claims.items() if unknown},
    )


def claimed(
    names: Sequence[str], principles: Sequence[Principle]
) -> tuple[frozenset[str], tuple[tuple[str, str], ...]]:
    """The principles that names mean, by id or title, and the names that mean none, with the nearest id."""
    by_name = {_bare(name): one.id for one in principles for name in (one.id, one.title)}
    found, unknown = set(), []
    for name in names:
        if _bare(name) in by_name:
            found.add(by_name[_bare(name)])
        else:
            near = difflib.get_close_matches(_bare(name), by_name, 1, 0.6)
            unknown.append((name, by_name[near[0]] if near else ""))
    return frozenset(found), tuple(unknown)


def _row(story: Story, principles: tuple[Principle, ...], claims: frozenset[str]) -> dict[str, Cell]:
    found = _shown(story.as_told, tuple(msgspec.json.encode(one) for one in principles))
    return {id_: Cell(strength, id_ in claims, evidence) for id_, (strength, evidence) in found.items()}


@lru_cache(maxsize=512)  # 25 ms a story: once for each text of it
def _shown(told: str, principles: tuple[bytes, ...]) -> dict[str, tuple[float, tuple[str, ...]]]:
    found = shown(told, [msgspec.json.decode(one, type=Principle) for one in principles])
    return {id_: (one.strength, tuple(said.quote for said in one.evidence)) for id_, one in found.items()}


def _bare(name: str) -> str:
    return re.sub(r"[^a-z]", "", name.lower())


_COUNTS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


def _count(number: int) -> str:
    return (_COUNTS[number] if number < len(_COUNTS) else str(number)).capitalize()


def _listed(names: Sequence[str]) -> str:
    return " and ".join(filter(None, [", ".join(names[:-1]), names[-1]]))
