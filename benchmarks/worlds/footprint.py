"""How long a plan takes and how much memory, for 5,000 items with a month's reviews; run as a process of its own.

Prints one JSON document: milliseconds of a solve from nothing and of a day's list; of solving again with the one before
after a review, after a day off was set, and on the next day, the slowest of which is ``warm_ms``; the same on the next
day for who has but begun, when the most models are likely; MiB that the process has grown by since its libraries were
loaded.
"""

import json
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import TypeVar

import numpy as np

from superday.recall import Interview, Memory, Plan, Review, Schedule, pricing, replay, solve

T = TypeVar("T")

ITEMS, DAYS, A_DAY, SPAN = 5000, 30, 100, 42


def reviews(rng: np.random.Generator, start: date) -> list[Review]:
    return [
        Review(str(item), start + timedelta(days=day), int(rng.choice([1, 3], p=[0.2, 0.8])))
        for day in range(DAYS)
        for item in rng.choice(ITEMS, A_DAY, replace=False)
    ]


def most_held() -> float:
    """The most MiB that this process has held (Linux; elsewhere nothing is measured)."""
    status = Path("/proc/self/status")
    if not status.exists():
        return 0.0
    return next(int(line.split()[1]) / 1024 for line in status.read_text().splitlines() if line.startswith("VmHWM"))


def timed(work: Callable[[], T]) -> tuple[T, float]:
    """What it comes to, and its milliseconds."""
    began = time.perf_counter()
    done = work()
    return done, 1000 * (time.perf_counter() - began)


def solved_again(memory: Memory, plan: Plan, today: date, former: Schedule) -> float:
    """The milliseconds to solve with the schedule before, nothing kept of this day: the quickest of three."""
    taken = []
    for _ in range(3):
        pricing.forget()
        taken.append(timed(lambda: solve(memory, plan, today, former))[1])
    return min(taken)


def main() -> None:
    before = most_held()
    rng, start = np.random.default_rng(0), date(2026, 3, 1)
    weights = {str(item): float(rng.lognormal()) for item in range(ITEMS)}
    today = start + timedelta(days=DAYS)
    plan = Plan((Interview(today + timedelta(days=SPAN), weights),))
    log = reviews(rng, start)
    memory = replay(log)
    solved, cold = timed(lambda: solve(memory, plan, today))
    lists, day = timed(lambda: [solved.today(memory) for _ in range(5)])
    seen = memory.after(Review(lists[0][0].item, today, 3))
    reviewed, after_review = timed(lambda: solve(seen, plan, today, solved))
    off = replace(plan, other_minutes={today + timedelta(days=5): 0.0})
    after_change = solved_again(seen, off, today, reviewed)
    next_day = solved_again(seen, plan, today + timedelta(days=1), reviewed)
    few = replay(log[: A_DAY // 2])
    first = solve(few, plan, today)
    at_first = solved_again(few, plan, today + timedelta(days=1), first)
    warm = {"after_review_ms": after_review, "after_change_ms": after_change, "next_day_ms": next_day}
    taken = {"cold_ms": cold, "day_ms": day / 5, "warm_ms": max(warm.values()), **warm, "begun_next_day_ms": at_first}
    models = {"models": len(solved.priced), "models_begun": len(first.priced)}
    print(json.dumps({**taken, **models, "grown_mib": most_held() - before}))


if __name__ == "__main__":
    main()
