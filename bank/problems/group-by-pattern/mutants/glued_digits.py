# caught: wrong-answer
# shows: words of different patterns, one with over ten different letters, whose numbered letters spell the same digits
# Joins the numbers of the pattern without a separator, so 1 0 and 10 look the same.


def group_by_pattern(words):
    groups = {}
    for word in words:
        number = {}
        key = "".join(str(number.setdefault(letter, len(number))) for letter in word)
        groups.setdefault(key, []).append(word)
    return list(groups.values())
