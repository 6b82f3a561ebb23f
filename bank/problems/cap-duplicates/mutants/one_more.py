# caught: wrong-answer
# shows: a value that occurs more than `copies` times
# Lets one copy too many through.


def cap_duplicates(ids, copies):
    write = 0
    for x in list(ids):
        if write <= copies or ids[write - copies - 1] != x:
            ids[write] = x
            write += 1
    del ids[write:]
    return ids
