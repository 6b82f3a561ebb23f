# caught: wrong-answer
# shows: a longest stretch that begins inside the one before it, as in dvdf
# Begins a new, empty window at each repeat, so it drops what could be kept ("dvdf").


def longest_unique(s):
    best = 0
    seen = set()
    for character in s:
        if character in seen:
            seen = set()
        seen.add(character)
        best = max(best, len(seen))
    return best
