"""Count both rates afresh for every candidate: O(n^2)."""

import math


def np_threshold(scores: list[float], labels: list[int], alpha: float) -> float:
    negatives = labels.count(0)
    best = (0, math.inf)  # true positives, threshold
    for t in set(scores):
        flagged = [label for score, label in zip(scores, labels) if score >= t]
        if negatives == 0 or flagged.count(0) / negatives <= alpha:
            best = max(best, (flagged.count(1), t))
    return best[1]
