# caught: wrong-answer
# shows: a character that returns after another was repeated, as in abba, where that decides the length
# Lets an occurrence left of the window pull its start back.


def longest_unique(s):
    last = {}
    start = best = 0
    for i, character in enumerate(s):
        if character in last:
            start = last[character] + 1
        last[character] = i
        best = max(best, i - start + 1)
    return best
