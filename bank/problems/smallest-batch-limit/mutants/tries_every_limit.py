# caught: time-limit
# Raises the limit by one until it suffices.


def smallest_limit(lengths, batches):
    limit = max(lengths, default=0)
    while True:
        count, load = 1, 0
        for length in lengths:
            if load + length > limit:
                count, load = count + 1, 0
            load += length
        if count <= batches:
            return limit
        limit += 1
