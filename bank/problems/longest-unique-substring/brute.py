"""From every start, extend until a character repeats: O(n^2) where the alphabet is large."""


def longest_unique(s: str) -> int:
    best = 0
    for start in range(len(s)):
        seen: set[str] = set()
        for character in s[start:]:
            if character in seen:
                break
            seen.add(character)
        best = max(best, len(seen))
    return best
