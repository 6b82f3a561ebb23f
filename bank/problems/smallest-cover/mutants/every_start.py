# caught: time-limit
# growth: n^2
# Grows a window afresh from every start.
from collections import Counter


def smallest_cover(text, need):
    best = ""
    for start in range(len(text)):
        short, missing = Counter(need), len(need)
        for end in range(start, len(text)):
            missing -= short[text[end]] > 0
            short[text[end]] -= 1
            if need and missing == 0:
                if not best or end + 1 - start < len(best):
                    best = text[start : end + 1]
                break
    return best
