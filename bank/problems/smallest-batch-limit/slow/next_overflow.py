# growth: n^2
# Raises the limit each time to the smallest load that overflowed, from the mean load on.


def smallest_limit(lengths, batches):
    limit = max(max(lengths, default=0), -(-sum(lengths) // batches))
    while True:
        count, load, least = 1, 0, sum(lengths)
        for length in lengths:
            load += length
            if load > limit:
                least = min(least, load)
                count, load = count + 1, length
        if count <= batches:
            return limit
        limit = least
