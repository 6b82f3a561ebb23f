"""Pick the best remaining word k times, counting it afresh each time: O(k m n)."""


def top_k_words(words: list[str], k: int) -> list[str]:
    left = list(dict.fromkeys(words))
    chosen = []
    while left and len(chosen) < k:
        best = left[0]
        for word in left[1:]:
            a, b = words.count(word), words.count(best)
            if a > b or (a == b and word < best):
                best = word
        left.remove(best)
        chosen.append(best)
    return chosen
