# growth: n^2
# Sorts once, but counts the flagged negatives afresh for every threshold.
import math


def np_threshold(scores, labels, alpha):
    ranked = sorted(zip(scores, labels), reverse=True)
    in_order = [label for _, label in ranked]
    negatives = labels.count(0)
    best = math.inf
    for i, (score, _) in enumerate(ranked):
        if i + 1 < len(ranked) and ranked[i + 1][0] == score:
            continue  # in the middle of a block of ties
        if negatives and in_order[: i + 1].count(0) / negatives > alpha:
            break
        start = i
        while start and ranked[start - 1][0] == score:
            start -= 1
        if 1 in in_order[start : i + 1]:
            best = score
    return best
