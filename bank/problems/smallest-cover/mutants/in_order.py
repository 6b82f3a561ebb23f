# caught: wrong-answer
# shows: an answer that holds the characters in another order than need
# Wants the characters in the order of need.


def smallest_cover(text, need):
    best = ""
    for start in range(len(text)):
        at = 0
        for end in range(start, len(text)):
            if at < len(need) and text[end] == need[at]:
                at += 1
            if need and at == len(need):
                if not best or end + 1 - start < len(best):
                    best = text[start : end + 1]
                break
    return best
