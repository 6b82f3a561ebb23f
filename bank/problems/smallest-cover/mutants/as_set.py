# caught: wrong-answer
# shows: a repeated character in need that makes the answer longer, or empty
# Wants each character once, whatever its count in need.


def smallest_cover(text, need):
    wanted = set(need)
    best = ""
    counts = {}
    start = 0
    for end, character in enumerate(text, start=1):
        counts[character] = counts.get(character, 0) + 1
        while wanted and all(counts.get(c, 0) > 0 for c in wanted):
            if not best or end - start < len(best):
                best = text[start:end]
            counts[text[start]] -= 1
            start += 1
    return best
