# caught: time-limit
# growth: n^2
# Compares each span with all merged ones: quadratic.


def merge_spans(spans):
    merged = []
    for start, end in spans:
        if start == end:
            continue
        apart = []
        for a, b in merged:
            if b < start or end < a:
                apart.append((a, b))
            else:
                start, end = min(a, start), max(b, end)
        merged = apart + [(start, end)]
    return sorted(merged)
