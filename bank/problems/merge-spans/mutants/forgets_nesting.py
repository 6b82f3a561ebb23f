# caught: wrong-answer
# shows: a span that ends inside another, with no later span to cover the rest of that one
# Takes the end of the later span, also where it lies inside the earlier one.


def merge_spans(spans):
    merged = []
    for start, end in sorted(spans):
        if start == end:
            continue
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], end)
        else:
            merged.append((start, end))
    return merged
