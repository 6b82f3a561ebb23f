"""Build a new list and count in it before each append: O(n^2)."""


def cap_duplicates(ids: list[int], copies: int) -> list[int]:
    kept: list[int] = []
    for x in ids:
        if kept.count(x) < copies:
            kept.append(x)
    return kept
