from collections import Counter


def cap_duplicates(ids: list[int], copies: int) -> list[int]:
    counts = Counter(ids)
    out = []
    for value in set(ids):
        out += [value] * min(copies, counts[value])
    return out
