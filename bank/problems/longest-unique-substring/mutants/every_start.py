# caught: time-limit
# growth: n^2
# Extends afresh from every start.


def longest_unique(s):
    best = 0
    for start in range(len(s)):
        seen = set()
        for i in range(start, len(s)):
            if s[i] in seen:
                break
            seen.add(s[i])
        best = max(best, len(seen))
    return best
