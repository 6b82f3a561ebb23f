# caught: wrong-answer
# shows: a string with more different characters than any stretch without a repeat holds
# Counts the different characters of the whole string.


def longest_unique(s):
    return len(set(s))
