"""Keep at most m copies of each value of a sorted list, in place, with a read and a write position.

Idea: ids[:write] is the result so far.  As it is sorted, x has been written `copies` times already exactly if
ids[write - copies] == x.  Compare with what was written, not with what was read, which may be overwritten by now.
O(n) time, O(1) memory; a dictionary of counts needs O(distinct) memory but no sorted input.
"""


def cap_duplicates(ids: list[int], copies: int) -> list[int]:
    write = 0
    for x in ids:
        if write < copies or (copies > 0 and ids[write - copies] != x):
            ids[write] = x  # write <= the read position: nothing unread is lost
            write += 1
    del ids[write:]
    return ids
