"""Merge spans: sort by start, then sweep once.

Idea: in order of start, a span either reaches the last merged one (its start is not beyond that end) or begins a new
one, since everything that follows starts later still.  O(n log n) time for the sort, O(n) memory.  Stability of the
sort does not matter: spans with equal starts are merged in any case.
"""


def merge_spans(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if start == end:
            continue  # covers nothing
        if merged and start <= merged[-1][1]:  # <=: half-open spans that touch leave no gap
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))  # max: it may lie inside
        else:
            merged.append((start, end))
    return merged
