"""What is to be known by when, and the time there is: interviews, the minutes of each day, the weights of items."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from superday.recall.fsrs import Floats
from superday.recall.worth import Season

MOST_DAYS = 45  # of study that the programme tells apart; those between the first weeks and the last are bundled
PROFILES = 5  # ways in which items count for several interviews that the programme tells apart


@dataclass(frozen=True)
class Interview:
    """A day, and how likely each item is asked on it (any positive scale); ``importance`` is over other interviews."""

    day: date
    weights: Mapping[str, float]
    importance: float = 1.0


@dataclass(frozen=True)
class Plan:
    """What is to be known by when, and the time there is.

    ``minutes`` is for each day but those of ``other_minutes``; a day with 0 is a day off.  ``weights`` are for when no
    interview lies ahead.
    """

    interviews: tuple[Interview, ...] = ()
    minutes: float = 30.0
    other_minutes: Mapping[date, float] = field(default_factory=dict)
    weights: Mapping[str, float] = field(default_factory=dict)

    def minutes_on(self, day: date) -> float:
        """The minutes of a day, none negative."""
        return max(0.0, self.other_minutes.get(day, self.minutes))

    def ahead(self, today: date) -> tuple[Interview, ...]:
        """The interviews after today, the next first; one that is today can be studied for no more."""
        return tuple(sorted((each for each in self.interviews if each.day > today), key=lambda each: each.day))


@dataclass(frozen=True)
class Stock:
    """The items of a plan: weights over all interviews, and which profile of shares over interviews each has."""

    items: tuple[str, ...]
    weights: Floats
    profile: NDArray[np.integer]
    profiles: Floats  # (profiles, interviews), rows sum to 1

    @cached_property
    def parts(self) -> Floats:
        """The weights as parts of all, (items,)."""
        parts: Floats = self.weights / self.weights.sum()
        return parts


def season_of(plan: Plan, today: date, *, bundled: bool = True) -> Season:
    """The days of study from today to the eve of the last interview, and the interviews, as days from today.

    ``bundled`` takes runs of days in the middle of a long season as one, with the minutes of all.
    """
    ahead = plan.ahead(today)
    interviews = np.array([(each.day - today).days for each in ahead], np.int64)
    importance = np.array([each.importance for each in ahead], float)
    span = range(int(interviews[-1])) if ahead else range(0)
    every = np.array([plan.minutes_on(today + timedelta(days=day)) for day in span], float)
    days: NDArray[np.integer] = np.nonzero(every > 0)[0]
    minutes = every[days]
    if bundled:
        days, minutes = _bundled(days, minutes, interviews)
    return Season(days, minutes, np.ones(len(days)), interviews, importance / (importance.sum() or 1.0))


def _bundled(
    days: NDArray[np.integer], minutes: Floats, interviews: NDArray[np.integer]
) -> tuple[NDArray[np.integer], Floats]:
    """Long seasons with runs of days taken as one: not the next two weeks, nor the ten days before an interview."""
    until = np.array([(interviews[interviews > day] - day).min() for day in days]) if len(days) else days
    apart = (days < 14) | (until <= 10)
    width = max(1, -(-int((~apart).sum()) // max(5, MOST_DAYS - int(apart.sum()))))
    starts = np.nonzero(apart | (np.cumsum(~apart) % width == 1 % width) | np.roll(apart, 1))[0]
    return days[starts], np.add.reduceat(minutes, starts) if len(starts) else minutes


def stock_of(plan: Plan, today: date) -> Stock:
    """The items that interviews ahead ask for (all of ``plan.weights`` where there is none), the weightiest first.

    An item's weight sums what it counts for each interview; items that count for interviews in like shares have the
    same profile.
    """
    ahead = plan.ahead(today)
    sources = [each.weights for each in ahead] or [plan.weights]
    names = list(dict.fromkeys(name for weights in sources for name in weights))
    table = np.array([[max(0.0, weights.get(name, 0.0)) for weights in sources] for name in names], float)
    table = table.reshape(len(names), len(sources))
    table /= np.maximum(table.sum(axis=0), 1e-300)
    table *= np.array([each.importance for each in ahead] or [1.0])
    order = np.argsort(-table.sum(axis=1), kind="stable")
    order = order[table.sum(axis=1)[order] > 0]
    weights = table[order].sum(axis=1)
    profiles, profile = _profiles(table[order] / weights[:, None])
    return Stock(tuple(names[place] for place in order), weights, profile, profiles)


def _profiles(shares: Floats) -> tuple[Floats, NDArray[np.integer]]:
    """The few most frequent rows of ``shares``, in quarters, and for each row the one that is nearest."""
    if shares.shape[1] == 1 or not len(shares):
        return np.ones((1, shares.shape[1])) / max(1, shares.shape[1]), np.zeros(len(shares), np.int64)
    rounded = np.round(4 * shares) / 4
    rounded /= np.maximum(rounded.sum(axis=1, keepdims=True), 1e-300)
    kinds, counts = np.unique(rounded[rounded.sum(axis=1) > 0], axis=0, return_counts=True)
    kinds = kinds[np.argsort(-counts, kind="stable")][:PROFILES]
    distance = np.abs(shares[:, None] - kinds[None]).sum(axis=2)
    return kinds, distance.argmin(axis=1)
