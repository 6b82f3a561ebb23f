# caught: wrong-answer
# shows: copies equal to 0 and a list that is not empty
# Takes a cap of zero for a cap of one.


def cap_duplicates(ids, copies):
    copies = max(copies, 1)
    write = 0
    for x in list(ids):
        if write < copies or ids[write - copies] != x:
            ids[write] = x
            write += 1
    del ids[write:]
    return ids
