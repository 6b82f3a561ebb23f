# caught: wrong-answer
# shows: a threshold of higher power that flags more than alpha of the negatives, but at most alpha of all examples
# Divides the false positives by all examples, not by the negatives.
import math


def np_threshold(scores, labels, alpha):
    best = (0, math.inf)
    for t in set(scores):
        flagged = [label for score, label in zip(scores, labels) if score >= t]
        if flagged.count(0) / len(labels) <= alpha:
            best = max(best, (flagged.count(1), t))
    return best[1]
