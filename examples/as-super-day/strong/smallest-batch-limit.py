def smallest_limit(lengths, batches):
    if not lengths:
        return 0

    def batches_needed(limit):
        # greedy: go on until the next document does not fit
        count, room = 1, limit
        for tokens in lengths:
            if tokens > room:
                count += 1
                room = limit
            room -= tokens
        return count

    # `bad` is never enough, `good` always is; the answer is where it flips
    good = sum(lengths)
    bad = max(max(lengths), -(-good // batches)) - 1
    while good - bad > 1:
        middle = (good + bad) // 2
        if batches_needed(middle) <= batches:
            good = middle
        else:
            bad = middle
    return good
