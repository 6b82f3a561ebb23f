"""Measure how an accepted submission's time and memory grow: which sizes are tried, how often, and what is said of it.

Nothing is known of a submission beforehand: where n is stated, it may be n^2 or 2^n.  So the sizes climb from far below
the problem's own, each step as long as what was seen allows, until a call takes its share of the budget.  Between the
smallest size that can be measured and the largest that was affordable, a ladder of sizes is then measured in turns,
and the least of each size kept, for a busy machine can only add to a cost.

What runs the calls is a :class:`Probe`; how classes are told apart is :mod:`superday.judge.growth.classes`'s business.
"""

import math
from itertools import pairwise
from typing import Protocol, get_args

from superday.judge.growth.classes import measured
from superday.judge.model import Costs, Growth, GrowthClass, Measured

BUDGET = 1.5
"""CPU seconds for all sizes together: what a person waits for without wondering."""
SMALLEST = 8
RESOLUTION_SECONDS = 100e-6
"""A call that takes less is mostly the channel's overhead (about 30 us)."""
FLOOR_SECONDS = 10e-6
"""By how much that overhead varies."""
RESOLUTION_MIB = 0.3
LEAST_MIB = 1.0
STEPS = 10
LEAST_SIZES = 4
MEMORY_SIZES = 7
MEMORY_FACTOR = 1.6
LEAST_MEMORY_SIZES = 3
TOP_SHARE = 0.15
"""Of the budget: what one call at the largest size may take.  All sizes once take some one and a half times that."""
LEAST_FACTOR = 1.02
DISPERSED = 0.1
TURNS = 4
MOST_MISSES = 3
SURE = 0.8


class TooSlowError(Exception):
    """A call did not end within the limit."""


class NotMeasurableError(Exception):
    """There is nothing to measure at this size: the problem makes no such input, or the call failed."""


class Probe(Protocol):
    """Runs the submission at a size; metered from outside, each call on fresh arguments.

    Both raise :class:`TooSlowError` or :class:`NotMeasurableError`, and can be asked again afterwards.
    """

    def seconds(self, n: int, repeats: int) -> list[float]:
        """CPU seconds of ``repeats`` calls at size ``n``."""

    def mib(self, n: int) -> float:
        """High-water memory of one call at size ``n`` above that before the call, in MiB."""


def measure(probe: Probe, growth: Growth, *, seconds_budget: float = BUDGET) -> Costs:
    """The time and, where the problem states it, the memory of calls up to the problem's largest size.

    ``seconds_budget`` is CPU seconds for time, up to three times as much where the costs grow exponentially, whose next
    step cannot be foreseen; the calls for memory take at most about half as much again.  A call that the probe has to
    stop comes on top of it.  A cost is None where fewer sizes than it takes could be measured.
    """
    tried = _climb(probe, growth.sizes[-1], TOP_SHARE * seconds_budget)
    if not tried:
        return Costs()
    time = _time(probe, tried, seconds_budget - sum(tried.values()))
    memory = _memory(probe, max(tried)) if growth.memory else []
    return Costs(
        time=measured(growth.time, time, FLOOR_SECONDS) if len(time) >= LEAST_SIZES else None,
        memory=measured(growth.memory, memory, RESOLUTION_MIB) if len(memory) >= LEAST_MEMORY_SIZES else None,
    )


def sentence(costs: Costs | None) -> str | None:
    """One sentence for the candidate where time or memory grows faster than stated, or None."""
    if costs is None:
        return None
    for what, cost in (("time", costs.time), ("memory", costs.memory)):
        if cost is not None and cost.worse:
            return _sentence(what, cost)
    return None


def as_expected(costs: Costs | None) -> list[str]:
    """What was measured, a sentence for time and one for memory, where neither grows faster than stated."""
    if costs is None or sentence(costs):
        return []
    named = (("Time", costs.time), ("Memory", costs.memory))
    return [f"{what} grows like {cost.shows}{_beside(cost)}." for what, cost in named if cost]


def seems_faster(cost: Measured) -> bool:
    """Whether the class that fits best grows faster than the stated one, but not beyond doubt."""
    order = get_args(GrowthClass)
    return cost.stated is not None and not cost.worse and order.index(cost.shows) > order.index(cost.stated)


def _beside(cost: Measured) -> str:
    """The class that shows beside the stated one."""
    sure = f"(confidence {cost.confidence:.2f})"
    if cost.stated in (None, cost.shows):
        return f"{', as expected' if cost.stated else ''} {sure}"
    if seems_faster(cost):
        return f" {sure}, which cannot be told for sure from the {cost.stated} that is expected"
    return f" {sure}, where {cost.stated} is expected"


def _sentence(what: str, cost: Measured) -> str:
    if cost.confidence >= SURE:
        grows = f"like {cost.shows} where {cost.stated} is expected"
    else:
        grows = f"faster than the {cost.stated} that is expected"
    first, last = (f"n = {n:,}: {_figure(value, what)}" for n, value in (cost.costs[0], cost.costs[-1]))
    return f"Accepted, but its {what} grows {grows} ({first}, {last})."


def _figure(value: float, what: str) -> str:
    if what == "memory":
        return f"{_three(value)} MiB"
    return f"{_three(value)} s" if value >= 1 else f"{_three(1000 * value)} ms"


def _three(value: float) -> str:
    """Three significant digits, never in powers of ten."""
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"


def _climb(probe: Probe, last: int, affordable: float) -> dict[int, float]:
    """The CPU seconds of one call at sizes up to ``last``, or as far as a call takes no more than ``affordable``."""
    tried: dict[int, float] = {}
    n, ceiling, misses = min(SMALLEST, last), last, 0
    while misses < MOST_MISSES:
        try:
            tried[n] = min(probe.seconds(n, 1))
        except NotMeasurableError:
            if tried or n >= last:  # the smallest sizes may be too small for the problem; above them, that is the end
                break
            n = min(2 * n, last)
            continue
        except TooSlowError:
            misses, ceiling = misses + 1, n - 1
        if not tried or (following := _next(tried, ceiling, affordable, misses > 0)) <= max(tried):
            break
        n = following
    return tried


def _next(tried: dict[int, float], ceiling: int, affordable: float, missed: bool) -> int:
    """The next size: twice the last, or less where the costs rise so steeply that twice would be too slow."""
    n = max(tried)
    longest = math.sqrt(ceiling / n) if missed else 2.0
    room = max(affordable / max(tried[n], RESOLUTION_SECONDS), 1.0)
    factor = min(longest, room ** (1 / max(_slope(tried), 1.0)))
    return min(max(int(n * factor), n + 1) if factor > LEAST_FACTOR else n, ceiling)


def _slope(tried: dict[int, float]) -> float:
    """The exponent between the last two sizes; what is far below the resolution counts as a third of it."""
    if len(tried) < 2:
        return 1.0
    (n, seconds), (m, more) = [(n, max(seconds, RESOLUTION_SECONDS / 3)) for n, seconds in tried.items()][-2:]
    return math.log(more / seconds) / math.log(m / n)


def _time(probe: Probe, tried: dict[int, float], budget: float) -> list[tuple[int, float]]:
    """The least CPU seconds of each size of the ladder, measured in turns until they agree or the budget is spent."""
    least = dict(tried)
    unsettled = _ladder(tried)
    sizes = list(unsettled)
    for turn in range(TURNS):
        again = []
        for n in unsettled:
            expected = least.get(n, 0.0) or least[max(m for m in tried if m < n)]
            if expected > budget and (turn or n in least):
                continue
            try:
                taken = probe.seconds(n, _repeats(expected))
            except (TooSlowError, NotMeasurableError):
                continue
            budget -= sum(taken)
            before, least[n] = least.get(n, math.inf), min(least.get(n, math.inf), *taken)
            if turn == 0 or abs(before - min(taken)) > DISPERSED * least[n]:
                again.append(n)
        unsettled = again
    return [(n, least[n]) for n in sizes if n in least]


def _repeats(seconds: float) -> int:
    """Short calls are repeated more: an interruption weighs more in them, and they cost less."""
    return 5 if seconds < 1e-3 else 3 if seconds < 10e-3 else 1


def _ladder(tried: dict[int, float]) -> list[int]:
    """STEPS sizes: of those that could be measured, the ones that lie farthest apart, or some between where they are
    too few.

    Sizes lie apart by their costs in the first place: a stretch where the cost is but overhead tells little.
    """
    place = {n: math.log(seconds) + math.log(n) / 5 for n, seconds in tried.items() if seconds >= RESOLUTION_SECONDS}
    sizes = list(place)
    while len(sizes) > STEPS:
        gaps = [place[after] - place[before] for before, after in zip(sizes, sizes[2:], strict=False)]
        del sizes[1 + gaps.index(min(gaps))]
    while 2 <= len(sizes) < STEPS:
        gaps = [place[after] - place[before] if after > before + 1 else 0.0 for before, after in pairwise(sizes)]
        if max(gaps) <= 0:
            break
        before, after = list(pairwise(sizes))[gaps.index(max(gaps))]
        between = min(max(round(math.sqrt(before * after)), before + 1), after - 1)
        place[between] = (place[before] + place[after]) / 2
        sizes.insert(sizes.index(after), between)
    return sizes


def _memory(probe: Probe, top: int) -> list[tuple[int, float]]:
    """MiB at the largest sizes, from the smallest on; those near the resolution of the counters are dropped."""
    found = []
    for n in sorted({max(round(top / MEMORY_FACTOR**step), 1) for step in range(MEMORY_SIZES)}):
        try:
            found.append((n, probe.mib(n)))
        except (TooSlowError, NotMeasurableError):
            break
    return [(n, mib) for n, mib in found if mib >= LEAST_MIB]
