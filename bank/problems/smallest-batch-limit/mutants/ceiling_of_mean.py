# caught: wrong-answer
# shows: an answer above both the longest document and the mean load of a batch
# Takes the mean load, as if documents could be split.


def smallest_limit(lengths, batches):
    return max(max(lengths, default=0), -(-sum(lengths) // batches))
