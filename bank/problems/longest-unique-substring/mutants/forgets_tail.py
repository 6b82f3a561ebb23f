# caught: wrong-answer
# shows: a last stretch that is longer than all before it
# Measures the window only when a repeat closes it, never at the end of the string.


def longest_unique(s):
    last = {}
    start = best = 0
    for i, character in enumerate(s):
        if last.get(character, -1) >= start:
            best = max(best, i - start)
            start = last[character] + 1
        last[character] = i
    return best
