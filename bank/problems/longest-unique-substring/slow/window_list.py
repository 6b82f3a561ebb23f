# growth: n^2
# Keeps the window as a list and searches it for each character.


def longest_unique(s):
    window, best = [], 0
    for character in s:
        if character in window:
            del window[: window.index(character) + 1]
        window.append(character)
        best = max(best, len(window))
    return best
