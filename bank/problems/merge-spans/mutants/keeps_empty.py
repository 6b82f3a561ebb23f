# caught: wrong-answer
# shows: an empty span that lies in, and touches, no span with characters
# Keeps spans that cover nothing.


def merge_spans(spans):
    merged = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged
