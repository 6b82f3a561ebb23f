# caught: wrong-answer
# shows: two words of the same pattern with different letters, or of the same letters in different patterns
# Groups words with the same letters (anagrams) in place of the same pattern.


def group_by_pattern(words):
    groups = {}
    for word in words:
        groups.setdefault("".join(sorted(word)), []).append(word)
    return list(groups.values())
