# caught: wrong-answer
# shows: equally frequent words for the first k places, first seen out of alphabetical order
# Leaves ties in order of first appearance.
from collections import Counter


def top_k_words(words, k):
    counts = Counter(words)
    return sorted(counts, key=lambda word: -counts[word])[:k]
