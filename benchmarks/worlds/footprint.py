"""How long a plan takes and how much memory, for 5,000 items with a month's reviews; run as a process of its own.

Prints one JSON document: milliseconds of a solve from nothing, of one with yesterday's, and of a day's list; MiB that
the process has grown by since its libraries were loaded.
"""

import json
import time
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import numpy as np

from superday.recall import Interview, Plan, Review, replay, solve

ITEMS, DAYS, A_DAY, SPAN = 5000, 30, 90, 42


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


def main() -> None:
    before = most_held()
    rng, start = np.random.default_rng(0), date(2026, 3, 1)
    weights = {str(item): float(rng.lognormal()) for item in range(ITEMS)}
    today = start + timedelta(days=DAYS)
    plan = Plan((Interview(today + timedelta(days=SPAN), weights),))
    memory, moments = replay(reviews(rng, start)), [time.perf_counter()]
    solved = solve(memory, plan, today)
    moments.append(time.perf_counter())
    lists = [solved.today(memory) for _ in range(5)]
    moments.append(time.perf_counter())
    solve(memory.after(Review(lists[0][0].item, today, 3)), plan, today, solved)
    moments.append(time.perf_counter())
    cold, five, warm = (1000 * (after - since) for since, after in pairwise(moments))
    print(json.dumps({"cold_ms": cold, "day_ms": five / 5, "warm_ms": warm, "grown_mib": most_held() - before}))


if __name__ == "__main__":
    main()
