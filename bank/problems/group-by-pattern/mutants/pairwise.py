# caught: time-limit
# growth: n^2
# Compares every word with the first word of every group.


def group_by_pattern(words):
    groups = []
    for word in words:
        key = [word.index(letter) for letter in word]
        for group in groups:
            if [group[0].index(letter) for letter in group[0]] == key:
                group.append(word)
                break
        else:
            groups.append([word])
    return groups
