# caught: runtime-error
# shows: k greater than the number of different words
# Expects k different words to exist.
from collections import Counter


def top_k_words(words, k):
    counts = Counter(words)
    ordered = sorted(counts, key=lambda word: (-counts[word], word))
    return [ordered[i] for i in range(k)]
