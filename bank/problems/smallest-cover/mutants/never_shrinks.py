# caught: wrong-answer
# shows: an answer that begins inside an earlier, longer window and does not come again
# Begins a new window after the first cover instead of shrinking it.
from collections import Counter


def smallest_cover(text, need):
    best, start = "", 0
    short, missing = Counter(need), len(need)
    for end, character in enumerate(text, start=1):
        missing -= short[character] > 0
        short[character] -= 1
        if need and missing == 0:
            if not best or end - start < len(best):
                best = text[start:end]
            short, missing, start = Counter(need), len(need), end
    return best
