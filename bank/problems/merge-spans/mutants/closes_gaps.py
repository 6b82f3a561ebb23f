# caught: wrong-answer
# shows: a gap of exactly one character that no span covers
# Treats ends as inclusive and joins (0, 1) with (2, 3).


def merge_spans(spans):
    merged = []
    for start, end in sorted(spans):
        if start == end:
            continue
        if merged and start <= merged[-1][1] + 1:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged
