# caught: wrong-answer
# shows: a value that occurs more than `copies` times
# Does not cut off what is left behind the write position.


def cap_duplicates(ids, copies):
    write = 0
    for x in list(ids):
        if copies and (write < copies or ids[write - copies] != x):
            ids[write] = x
            write += 1
    return ids
