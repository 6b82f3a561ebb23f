def cap_duplicates(ids: list[int], copies: int) -> list[int]:
    keep = 0  # ids[:keep] is finished
    run = 0
    for read in range(len(ids)):
        same = read > 0 and ids[read] == previous
        run = run + 1 if same else 1
        previous = ids[read]
        if run <= copies:
            ids[keep] = previous
            keep += 1
    del ids[keep:]
    return ids
