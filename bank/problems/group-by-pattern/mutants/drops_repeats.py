# caught: wrong-answer
# shows: a word that occurs twice
# Keeps each word once.


def group_by_pattern(words):
    groups = {}
    for word in dict.fromkeys(words):
        number = {}
        key = tuple(number.setdefault(letter, len(number)) for letter in word)
        groups.setdefault(key, []).append(word)
    return list(groups.values())
