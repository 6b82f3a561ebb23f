# caught: time-limit
# growth: n^2
# Counts each word by scanning the whole list.


def top_k_words(words, k):
    distinct = set(words)
    return sorted(distinct, key=lambda word: (-words.count(word), word))[:k]
