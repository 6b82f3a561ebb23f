"""Compare each word with the first word of every group: O(n * groups * length)."""


def alike(a: str, b: str) -> bool:
    if len(a) != len(b):
        return False
    return all((a[i] == a[j]) == (b[i] == b[j]) for i in range(len(a)) for j in range(i))


def group_by_pattern(words: list[str]) -> list[list[str]]:
    groups: list[list[str]] = []
    for word in words:
        for group in groups:
            if alike(group[0], word):
                group.append(word)
                break
        else:
            groups.append([word])
    return groups
