# growth: n^2
# Looks through all words that are left for each of the k places.
from collections import Counter


def top_k_words(words, k):
    counts = Counter(words)
    chosen = []
    while counts and len(chosen) < k:
        best = min(counts, key=lambda word: (-counts[word], word))
        del counts[best]
        chosen.append(best)
    return chosen
