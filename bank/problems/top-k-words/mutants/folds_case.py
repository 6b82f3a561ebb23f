# caught: wrong-answer
# shows: a capital letter without which the answer would be another
# Counts "Zoo" and "zoo" together.
from collections import Counter


def top_k_words(words, k):
    counts = Counter(word.lower() for word in words)
    return sorted(counts, key=lambda word: (-counts[word], word))[:k]
