"""The most frequent words: count, then sort by a key of two parts.

Idea: the order wanted is count descending, word ascending.  The key (-count, word) says so in one ascending sort;
sorting with reverse=True would turn the ties round as well.  With n words, m of them different: O(n + m log m) time,
O(m) memory.  For k far below m a heap of size k gives O(n + m log k).
"""

from collections import Counter


def top_k_words(words: list[str], k: int) -> list[str]:
    counts = Counter(words)
    ordered = sorted(counts, key=lambda word: (-counts[word], word))
    return ordered[:k]
