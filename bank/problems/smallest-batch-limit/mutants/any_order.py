# caught: wrong-answer
# shows: documents for which packing the longest first gives another limit
# Gives the next longest document to the emptiest batch, so the order is lost.


def smallest_limit(lengths, batches):
    loads = [0] * batches
    for length in sorted(lengths, reverse=True):
        loads[loads.index(min(loads))] += length
    return max(loads)
