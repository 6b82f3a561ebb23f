# caught: wrong-answer
# shows: several shortest windows, the first and the last of them different
# Takes the rightmost of several shortest windows.
from collections import Counter


def smallest_cover(text, need):
    short = Counter(need)
    missing, start, best = len(need), 0, ""
    for end, character in enumerate(text, start=1):
        missing -= short[character] > 0
        short[character] -= 1
        while need and missing == 0:
            if not best or end - start <= len(best):
                best = text[start:end]
            short[text[start]] += 1
            missing += short[text[start]] > 0
            start += 1
    return best
