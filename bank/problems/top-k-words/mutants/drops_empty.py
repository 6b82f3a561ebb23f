# caught: wrong-answer
# shows: the empty string among the first k words
# Takes the empty string for no word.
from collections import Counter


def top_k_words(words, k):
    counts = Counter(word for word in words if word)
    return sorted(counts, key=lambda word: (-counts[word], word))[:k]
