# growth: n^2
# Copies what is merged so far whenever a span joins the last of it.


def merge_spans(spans):
    merged = []
    for start, end in sorted(spans):
        if start == end:
            continue
        if merged and start <= merged[-1][1]:
            merged = [*merged[:-1], (merged[-1][0], max(end, merged[-1][1]))]
        else:
            merged.append((start, end))
    return merged
