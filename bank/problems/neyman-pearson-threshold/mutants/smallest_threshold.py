# caught: wrong-answer
# shows: a score below the best threshold that the budget still allows
# Goes on lowering the threshold while the budget lasts, also where it gains nothing.
import math
from itertools import groupby


def np_threshold(scores, labels, alpha):
    negatives = labels.count(0)
    best, flagged = math.inf, 0
    for score, block in groupby(sorted(zip(scores, labels), reverse=True), key=lambda pair: pair[0]):
        flagged += [label for _, label in block].count(0)
        if negatives and flagged / negatives > alpha:
            break
        best = score
    return best
