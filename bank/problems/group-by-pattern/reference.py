"""Group words by letter pattern, with a canonical key.

Idea: number the letters of a word in order of first appearance ("paper" -> 0 1 0 2 3).  Two words have the same
pattern exactly if these numbers agree, so they serve as the key of a dictionary, in place of comparing all pairs.
Time and memory are linear in the total number of characters.
"""


def pattern(word: str) -> tuple[int, ...]:
    number: dict[str, int] = {}  # letter -> how many others came before it
    return tuple(number.setdefault(letter, len(number)) for letter in word)


def group_by_pattern(words: list[str]) -> list[list[str]]:
    groups: dict[tuple[int, ...], list[str]] = {}  # dictionaries keep the order of insertion
    for word in words:
        groups.setdefault(pattern(word), []).append(word)
    return list(groups.values())
