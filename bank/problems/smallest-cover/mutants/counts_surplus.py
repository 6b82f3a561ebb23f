# caught: wrong-answer
# shows: too many of one needed character and too few of another in a stretch that else would win
# Counts every needed character that arrives, also those in surplus.
from collections import Counter


def smallest_cover(text, need):
    wanted = Counter(need)
    missing, start, best = len(need), 0, ""
    for end, character in enumerate(text, start=1):
        missing -= character in wanted
        while need and missing <= 0:
            if not best or end - start < len(best):
                best = text[start:end]
            missing += text[start] in wanted
            start += 1
    return best
