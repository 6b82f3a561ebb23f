# caught: wrong-answer
# shows: two spans that touch, with no other across the seam
# Leaves spans apart that touch.


def merge_spans(spans):
    merged = []
    for start, end in sorted(spans):
        if start == end:
            continue
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged
