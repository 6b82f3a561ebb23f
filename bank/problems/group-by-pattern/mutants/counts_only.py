# caught: wrong-answer
# shows: two words of different patterns whose letters, in order of appearance, occur equally often, such as aab and aba
# Compares how often the letters occur, not where: "aab" and "aba" come together.


def group_by_pattern(words):
    groups = {}
    for word in words:
        key = tuple(word.count(letter) for letter in dict.fromkeys(word))
        groups.setdefault(key, []).append(word)
    return list(groups.values())
