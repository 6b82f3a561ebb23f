# caught: wrong-answer
# shows: a value that occurs more than `copies` times, with copies of at least 1
# Drops a value altogether where it occurs too often.
from collections import Counter


def cap_duplicates(ids, copies):
    counts = Counter(ids)
    return [x for x in ids if counts[x] <= copies]
