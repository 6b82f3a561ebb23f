# caught: wrong-answer
# shows: a best threshold below infinity at which exactly the share alpha of the negatives is flagged
# Wants the rate strictly below alpha.
import math


def np_threshold(scores, labels, alpha):
    negatives = labels.count(0)
    best = (0, math.inf)
    for t in set(scores):
        flagged = [label for score, label in zip(scores, labels) if score >= t]
        if negatives == 0 or flagged.count(0) / negatives < alpha:
            best = max(best, (flagged.count(1), t))
    return best[1]
