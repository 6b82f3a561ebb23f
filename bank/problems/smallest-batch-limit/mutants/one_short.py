# caught: wrong-answer
# shows: two or more batches, one of several documents that has to be filled to the limit exactly
# Closes a batch when it reaches the limit exactly.


def smallest_limit(lengths, batches):
    low, high = max(lengths, default=0), sum(lengths)
    while low < high:
        middle = (low + high) // 2
        count, load = 1, 0
        for length in lengths:
            if load and load + length >= middle:
                count, load = count + 1, 0
            load += length
        if count <= batches:
            high = middle
        else:
            low = middle + 1
    return low
