"""Try every substring, the shortest first: O(n^3)."""

from collections import Counter


def smallest_cover(text: str, need: str) -> str:
    if not need:
        return ""
    wanted = Counter(need)
    for length in range(len(need), len(text) + 1):
        for start in range(len(text) - length + 1):
            if wanted <= Counter(text[start : start + length]):
                return text[start : start + length]
    return ""
