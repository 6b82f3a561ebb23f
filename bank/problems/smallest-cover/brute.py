"""Try every substring, the shortest first: O(n^3)."""

from collections import Counter


def covers(part: str, wanted: dict[str, int]) -> bool:
    short = dict(wanted)
    for character in part:
        if character in short:
            short[character] -= 1
    return max(short.values()) <= 0


def smallest_cover(text: str, need: str) -> str:
    if not need:
        return ""
    wanted = Counter(need)
    for length in range(len(need), len(text) + 1):
        for start in range(len(text) - length + 1):
            if covers(text[start : start + length], wanted):
                return text[start : start + length]
    return ""
