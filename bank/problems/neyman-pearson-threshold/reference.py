"""The most powerful threshold under a false-positive budget: one sort, one sweep.

Idea: as the threshold falls, true and false positives only grow.  So sweep down the sorted scores, and stop when the
budget is exceeded.  Equal scores fall on the same side, so counts mean something only after a whole block of ties.
The threshold moves only when a block adds power: that is the largest one of its power.
O(n log n) time, O(n) memory; recounting for every candidate is O(n^2).

The guarantee holds on this calibration set; on new data the rate is above alpha about half the time, unless alpha is
lowered by a margin (an upper binomial confidence bound).
"""

import math
from itertools import groupby


def np_threshold(scores: list[float], labels: list[int], alpha: float) -> float:
    negatives = len(labels) - sum(labels)
    ranked = sorted(zip(scores, labels), reverse=True)
    best, flagged = math.inf, 0  # flagged: negatives with a score of at least the present one
    for score, block in groupby(ranked, key=lambda pair: pair[0]):
        of_block = [label for _, label in block]
        flagged += of_block.count(0)
        if negatives and flagged / negatives > alpha:
            break
        if 1 in of_block:
            best = score
    return best
