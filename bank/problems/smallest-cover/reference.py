"""The shortest passage that holds all the letters, with a window that grows right and shrinks left.

Idea: a longer window around a covering one covers too, so for each right end the best left end never moves back.
`short[c]` is how many of c the window lacks (negative: has to spare); `missing` is the sum of what it lacks, which
makes "does it cover?" one comparison.  O(len(text) + len(need)) time, O(alphabet) memory.
"""

from collections import Counter


def smallest_cover(text: str, need: str) -> str:
    if not need:
        return ""
    short = Counter(need)
    missing = len(need)
    start = 0
    best = (0, len(text) + 1)  # start and end of the best window; longer than the text: none yet
    for end, character in enumerate(text, start=1):
        missing -= short[character] > 0
        short[character] -= 1
        while missing == 0:  # text[start:end] covers: note it, give up its first character
            if end - start < best[1] - best[0]:
                best = (start, end)
            short[text[start]] += 1
            missing += short[text[start]] > 0
            start += 1
    return text[best[0] : best[1]] if best[1] <= len(text) else ""
