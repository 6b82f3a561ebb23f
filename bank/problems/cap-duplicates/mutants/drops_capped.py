# caught: wrong-answer
# Drops a value altogether where it occurs too often.
from collections import Counter


def cap_duplicates(ids, copies):
    counts = Counter(ids)
    return [x for x in ids if counts[x] <= copies]
