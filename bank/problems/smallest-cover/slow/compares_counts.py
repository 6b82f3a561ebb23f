# growth: n^2
# Compares the counts of all needed characters at each step, in place of one number of those missing.
from collections import Counter


def smallest_cover(text, need):
    wanted, held = Counter(need), Counter()
    start, best = 0, ""
    for end, character in enumerate(text, start=1):
        held[character] += 1
        while need and all(held[c] >= count for c, count in wanted.items()):
            if not best or end - start < len(best):
                best = text[start:end]
            held[text[start]] -= 1
            start += 1
    return best
