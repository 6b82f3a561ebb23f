"""All the ways to make failing arguments a little simpler: what :mod:`.shrink` tries, in the order in which it does.

A way is a generator: it yields candidates and is sent whether the last one was taken, from which it goes on.  Who
merely iterates takes none, and so sees every candidate there is for the arguments at hand.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from itertools import combinations, pairwise
from typing import Any

from superday.judge.shrinking.parts import (
    Args,
    Axis,
    Leaf,
    Search,
    axes,
    cut,
    is_simpler,
    leaves,
    plainer,
    size_key,
    with_leaves,
)

NEIGHBOURS = 2
FAR = 2**32
"""How far apart two numbers may be for one to grow at the other's expense, and how large to begin with."""

SIMPLEST = 5
"""How many of the values that are there a value is replaced by."""

PAIRS_UP_TO = 10
"""Length up to which any two positions are cut together: brackets, which only go in pairs."""


def simpler(args: Args) -> Iterator[Args]:
    """All single simplifications of these arguments, roughly the largest steps first; some come twice."""
    for simplify in PASSES:
        yield from (candidate for candidate in simplify(args) if is_simpler(candidate, args))


def cut_together(args: Args) -> Search:
    """Positions out of everything that has the same length, of the same axis of all arguments, of two axes (the
    inner one of a product), and of each axis by itself."""
    return _cut_each(args, _together)


def cut_alone(args: Args) -> Search:
    """Positions out of each inner list by itself."""
    return _cut_each(args, lambda args: [[axis] for axis in axes(args) if len(axis.path) > 1])


def cut_pairs(args: Args) -> Search:
    """Two positions as far from one end as from the other; on a short axis, any two."""
    for axis in [axis for axis in axes(args) if axis.length > 2]:
        first, length = 0, axis.length
        while first < length // 2:
            candidate = _without(args, axis, first, length - 1 - first)
            if (yield candidate):
                args, length = candidate, length - 2
            else:
                first += 1
        for one, other in combinations(range(length if length <= PAIRS_UP_TO else 0), 2):
            candidate = _without(args, axis, one, other)
            if (yield candidate):
                args = candidate
                break


def _without(args: Args, axis: Axis, one: int, other: int) -> Args:
    where = {(axis.path, axis.axis)}
    shorter: Args = cut(cut(args, where, other, other + 1), where, one, one + 1)
    return shorter


def _cut_each(args: Args, groups: Callable[[Args], list[list[Axis]]]) -> Search:
    index = 0
    while index < len(found := groups(args)):
        args = yield from _shorten(args, found[index])
        index += 1


def _together(args: Args) -> list[list[Axis]]:
    """Groups of axes of equal length, each group once: the longest and those with most members first."""
    groups: dict[tuple[Axis, ...], list[Axis]] = {}
    lengths = _split(axes(args), lambda axis: axis.length)
    for length in sorted(lengths, reverse=True):
        of_arguments = _split(lengths[length], lambda axis: (axis.path[0], axis.depth))
        candidates = [lengths[length], *_split(lengths[length], lambda axis: axis.depth).values()]
        candidates += [one + other for one, other in combinations(of_arguments.values(), 2)]
        groups |= {tuple(group): group for group in (*candidates, *of_arguments.values())}
    return list(groups.values())


def _split(found: Iterable[Axis], by: Callable[[Axis], Any]) -> dict[Any, list[Axis]]:
    split = defaultdict(list)
    for axis in found:
        split[by(axis)].append(axis)
    return split


def _shorten(args: Args, group: list[Axis]) -> Search:
    """Chunks out of all axes of a group: everything, then 2^i positions down to single ones; where that is refused,
    with a whole number among the arguments lowered by as much (``k`` with the length).  Returns what is left."""
    where, length = {(axis.path, axis.axis) for axis in group}, group[0].length
    for chunk in (length, *(1 << shift for shift in reversed(range((length - 1).bit_length())))):
        start = 0
        while start < length:
            stop = min(start + chunk, length)
            for candidate in _with_fewer(cut(args, where, start, stop), stop - start):
                if (yield candidate):
                    args, length = candidate, length - (stop - start)
                    break
            else:
                start += chunk
    return args


def _with_fewer(args: Args, count: int) -> Iterator[Args]:
    yield args
    numbers = [index for index, value in enumerate(args) if type(value) is int and value >= count]
    for chosen in [numbers] * (len(numbers) > 1) + [[index] for index in numbers]:
        yield tuple(value - count if index in chosen else value for index, value in enumerate(args))


def blank(args: Args) -> Search:
    """Everything, each argument, and then smaller and smaller stretches to 0, to 1, and to fewer signs and digits."""
    for start, stop in _stretches(args):
        for blanked in BLANKS:
            flat = list(leaves(args))
            candidate = _with(args, [*flat[:start], *map(blanked, flat[start:stop]), *flat[stop:]])
            if (yield candidate):
                args = candidate
                break


def _stretches(args: Args) -> Iterator[tuple[int, int]]:
    counts = [sum(1 for _ in leaves(value)) for value in args]
    total = sum(counts)
    yield 0, total
    yield from ((sum(counts[:index]), sum(counts[: index + 1])) for index in range(len(counts)))
    chunk = total // 2
    while chunk > 1:
        yield from ((start, start + chunk) for start in range(0, total, chunk))
        chunk //= 2


def _to_zero(leaf: Leaf) -> Leaf:
    return "a" if type(leaf) is str else type(leaf)() if type(leaf) in (bool, int, float) else leaf


def _to_one(leaf: Leaf) -> Leaf:
    return type(leaf)(1) if type(leaf) in (int, float) else leaf


def _unsigned(leaf: Leaf) -> Leaf:
    return abs(leaf) if type(leaf) in (int, float) else leaf


def _rounded(digits: int) -> Callable[[Leaf], Leaf]:
    return lambda leaf: round(leaf, digits) if type(leaf) is float else leaf


BLANKS = (_to_zero, _to_one, _unsigned, _rounded(0), _rounded(1), _rounded(2))


def lower(args: Args) -> Search:
    """All that are equal towards the simplest, then each leaf by itself."""
    for same in _by_value(leaves(args)).values():
        if len(same) > 1:
            args = yield from _lower(args, same)
    for index, _ in enumerate(list(leaves(args))):
        args = yield from _lower(args, {index})


def _by_value(flat: Iterable[Leaf]) -> dict[tuple[type, Leaf], set[int]]:
    """Where each leaf is found, in the order of first places: that of a set would change from run to run."""
    places = defaultdict(set)
    for index, leaf in enumerate(flat):
        places[type(leaf), leaf].add(index)
    return places


def _lower(args: Args, indices: set[int]) -> Search:
    flat = list(leaves(args))
    if max(indices) >= len(flat):  # two keys of a dict have become one
        return args
    search, taken = plainer(flat[min(indices)]), None
    while True:
        try:
            leaf = search.send(taken)
        except StopIteration:
            return args
        candidate = _with(args, [leaf if index in indices else old for index, old in enumerate(flat)])
        taken = yield candidate
        args = candidate if taken else args


def close_gaps(args: Args) -> Search:
    """All whole numbers from one on lowered by as much, so that their order stays: nodes and how many there are."""
    numbers = sorted({0} | {leaf for leaf in leaves(args) if type(leaf) is int and leaf > 0}, reverse=True)
    for value, below in pairwise(numbers):
        for shift in reversed(range((value - below).bit_length())):
            step = 1 << shift
            while value - step >= below:
                lowered = [leaf - step if type(leaf) is int and leaf >= value else leaf for leaf in leaves(args)]
                candidate = _with(args, lowered)
                if not (yield candidate):
                    break
                args, value = candidate, value - step


def merge(args: Args) -> Search:
    """One value replaced, wherever it is, by a simpler one that is there as well."""
    distinct = sorted(_by_value(leaves(args)), key=lambda kind_and_leaf: size_key(kind_and_leaf[1:]))
    for index, (kind, value) in reversed(list(enumerate(distinct))):
        for simple in [leaf for other, leaf in distinct[:index] if other is kind][:SIMPLEST]:
            flat = [simple if type(leaf) is kind and leaf == value else leaf for leaf in leaves(args)]
            candidate = _with(args, flat)
            if (yield candidate):
                args = candidate
                break


def move(args: Args) -> Search:
    """From one whole number to one after it, so that the first comes to nothing and can be cut next."""
    for kind in (int, float):
        whole = [i for i, leaf in enumerate(leaves(args)) if type(leaf) is kind and abs(leaf) < FAR and leaf % 1 == 0]
        for place, giver in enumerate(whole):
            for taker in whole[place + 1 : place + 1 + NEIGHBOURS]:
                args = yield from _move(args, giver, taker)


def _move(args: Args, giver: int, taker: int) -> Search:
    flat = list(leaves(args))
    if max(giver, taker) >= len(flat):  # two keys of a dict became one, and their values with them
        return args
    steps = [flat[giver], *(1 << shift for shift in reversed(range(int(max(flat[giver], 0)).bit_length())))]
    for step in steps:
        while 0 < step <= flat[giver]:
            moved = flat.copy()
            moved[giver], moved[taker] = flat[giver] - step, flat[taker] + step
            candidate = _with(args, moved)
            if not (yield candidate):
                break
            args, flat = candidate, list(leaves(candidate))
            if len(flat) < len(moved):
                return args
    return args


def _with(args: Args, flat: list[Leaf]) -> Args:
    changed: Args = with_leaves(args, iter(flat))
    return changed


PASSES: tuple[Callable[[Args], Search], ...] = (
    cut_together, blank, lower, cut_alone, close_gaps, merge, move, cut_pairs,
)  # fmt: skip
