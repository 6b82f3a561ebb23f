# caught: wrong-answer
# shows: both cases of a letter in every longest stretch
# Takes "a" and "A" for the same character.


def longest_unique(s):
    last = {}
    start = best = 0
    for i, character in enumerate(s.lower()):
        start = max(start, last.get(character, -1) + 1)
        last[character] = i
        best = max(best, i - start + 1)
    return best
