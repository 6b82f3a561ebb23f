# caught: wrong-answer
# shows: enough batches for each longest document to stand alone, and the others to stay below that length
# Starts the search at zero, though a limit below the longest document is never enough.


def smallest_limit(lengths, batches):
    low, high = 0, sum(lengths)
    while low < high:
        middle = (low + high) // 2
        count, load = 1, 0
        for length in lengths:
            if load and load + length > middle:
                count, load = count + 1, 0
            load += length
        if count <= batches:
            high = middle
        else:
            low = middle + 1
    return low
