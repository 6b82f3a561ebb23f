# caught: wrong-answer
# shows: a tie among the first k words, or for place k
# Sorts (count, word) in reverse, so ties come in reverse alphabetical order.
from collections import Counter


def top_k_words(words, k):
    counts = Counter(words)
    return sorted(counts, key=lambda word: (counts[word], word), reverse=True)[:k]
