def longest_unique(s: str) -> int:
    last = {}  # character -> where it was seen most recently
    begin = 0
    best = 0
    for here, ch in enumerate(s):
        before = last.get(ch, -1)
        if before >= begin:
            begin = before + 1
        last[ch] = here
        if here - begin + 1 > best:
            best = here - begin + 1
    return best
