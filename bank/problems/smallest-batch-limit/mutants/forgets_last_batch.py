# caught: wrong-answer
# shows: a limit that one batch more would lower
# Counts a batch only when it is closed, so the last is not counted.


def smallest_limit(lengths, batches):
    low, high = max(lengths, default=0), sum(lengths)
    while low < high:
        middle = (low + high) // 2
        count, load = 0, 0
        for length in lengths:
            if load + length > middle:
                count, load = count + 1, 0
            load += length
        if count <= batches:
            high = middle
        else:
            low = middle + 1
    return low
