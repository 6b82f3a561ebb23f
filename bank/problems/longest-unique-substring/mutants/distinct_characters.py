# caught: wrong-answer
# Counts the different characters of the whole string.


def longest_unique(s):
    return len(set(s))
