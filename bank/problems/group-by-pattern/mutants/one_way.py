# caught: wrong-answer
# shows: a word whose pattern is new and makes one letter of two in an earlier word, as cc after ab
# Checks the replacement in one direction only, so "ab" may become "cc".


def group_by_pattern(words):
    groups = []
    for word in words:
        for group in groups:
            mapping = {}
            first = group[0]
            if len(first) == len(word) and all(mapping.setdefault(a, b) == b for a, b in zip(first, word)):
                group.append(word)
                break
        else:
            groups.append([word])
    return groups
