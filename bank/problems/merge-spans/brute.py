"""Mark every covered character and read the runs off: O(n x length of the text)."""


def merge_spans(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    covered: set[int] = set()
    for start, end in spans:
        covered.update(range(start, end))
    starts = sorted(i for i in covered if i - 1 not in covered)
    ends = sorted(i + 1 for i in covered if i + 1 not in covered)
    return list(zip(starts, ends))
