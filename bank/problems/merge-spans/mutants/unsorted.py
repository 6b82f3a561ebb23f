# caught: wrong-answer
# shows: a span that covers new characters to the left of the merged span before it in the list
# Expects the spans in order.


def merge_spans(spans):
    merged = []
    for start, end in spans:
        if start == end:
            continue
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged
