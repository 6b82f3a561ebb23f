"""The fewest stories that show the most principles: exact, since a person has tens of stories and not thousands."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

Strengths = Mapping[str, Mapping[str, float]]


@dataclass(frozen=True)
class Cover:
    """A smallest choice of stories; ``best`` is the story of the choice that shows a principle most.

    ``open`` are the principles that no story shows at all.
    """

    stories: tuple[str, ...]
    best: Mapping[str, str]
    open: tuple[str, ...]


def cover(strengths: Strengths, principles: Sequence[str], least: float) -> Cover:
    """The fewest stories that together show every principle that any story shows (``strengths[story][principle]``).

    A story shows a principle from the strength ``least`` on.  Of choices of one size it is the one whose stories show
    the principles most (the sum over principles of the strongest), and of those the first by name.
    """
    shown = {
        story: {one: row[one] for one in principles if row.get(one, 0.0) >= least} for story, row in strengths.items()
    }
    wanted = frozenset(one for row in shown.values() for one in row)
    useful = _undominated({story: row for story, row in sorted(shown.items()) if row})
    chosen = _smallest(useful, wanted)
    best = {one: max(chosen, key=lambda story: useful[story].get(one, 0.0)) for one in principles if one in wanted}
    return Cover(chosen, best, tuple(one for one in principles if one not in wanted))


def _undominated(rows: dict[str, dict[str, float]]) -> dict[str, dict[str, float]]:
    """Without the stories that another one equals or betters in every principle."""
    kept = dict(rows)
    for story, row in rows.items():
        others = (other for name, other in kept.items() if name != story)
        if any(all(other.get(one, 0.0) >= strength for one, strength in row.items()) for other in others):
            del kept[story]
    return kept


def _smallest(rows: dict[str, dict[str, float]], wanted: frozenset[str]) -> tuple[str, ...]:
    for size in range(len(rows) + 1):
        found = {tuple(sorted(choice)) for choice in _choices(rows, wanted, size)}
        if found:
            return min(found, key=lambda choice: (-round(_strength(rows, choice), 9), choice))
    return ()


def _choices(rows: dict[str, dict[str, float]], left: frozenset[str], size: int) -> Iterator[tuple[str, ...]]:
    """Every choice of at most ``size`` stories that shows what is left; the rarest principle comes first."""
    if not left:
        yield ()
        return
    most = max((len(left & row.keys()) for row in rows.values()), default=0)
    if size * most < len(left):
        return
    rarest = min(sorted(left), key=lambda one: sum(one in row for row in rows.values()))
    for story, row in rows.items():
        if rarest in row:
            yield from ((story, *others) for others in _choices(rows, left - row.keys(), size - 1))


def _strength(rows: dict[str, dict[str, float]], choice: tuple[str, ...]) -> float:
    shown = {one for story in choice for one in rows[story]}
    return sum(max(rows[story].get(one, 0.0) for story in choice) for one in shown)
