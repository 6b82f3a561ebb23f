# caught: wrong-answer
# Groups words with the same letters (anagrams) in place of the same pattern.


def group_by_pattern(words):
    groups = {}
    for word in words:
        groups.setdefault("".join(sorted(word)), []).append(word)
    return list(groups.values())
