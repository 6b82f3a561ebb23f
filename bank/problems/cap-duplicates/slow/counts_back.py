# growth: n^2
# Counts each value among the last `copies` ones kept: n times the cap.


def cap_duplicates(ids, copies):
    write = 0
    for x in ids:
        if ids[max(0, write - copies) : write].count(x) < copies:
            ids[write] = x
            write += 1
    del ids[write:]
    return ids
