# caught: wrong-answer
# shows: a best threshold at which more than alpha of what is flagged is negative
# Bounds the false-discovery rate (share of the flagged) in place of the false-positive rate.
import math


def np_threshold(scores, labels, alpha):
    best = (0, math.inf)
    for t in set(scores):
        flagged = [label for score, label in zip(scores, labels) if score >= t]
        if flagged.count(0) / len(flagged) <= alpha:
            best = max(best, (flagged.count(1), t))
    return best[1]
