# caught: wrong-answer
# shows: equal scores of both labels at which the budget runs out
# Looks at the counts in the middle of a block of equal scores, positives first.
import math


def np_threshold(scores, labels, alpha):
    negatives = labels.count(0)
    best, flagged = math.inf, 0
    for score, label in sorted(zip(scores, labels), reverse=True):
        flagged += label == 0
        if negatives and flagged / negatives > alpha:
            break
        if label == 1:
            best = score
    return best
