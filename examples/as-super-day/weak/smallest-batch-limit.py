def smallest_limit(lengths, batches):
    if not lengths:
        return 0
    limit = max(1, sum(lengths) // batches)
    while True:
        count = 1
        current = 0
        for x in lengths:
            if current + x > limit:
                count += 1
                current = 0
            current += x
        if count <= batches:
            return limit
        limit += 1
