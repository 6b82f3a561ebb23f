# caught: wrong-answer
# shows: a surplus smaller than copies, and after it a value whose count and that surplus together exceed copies
# Looks back from the read position, where earlier writes have changed the list.


def cap_duplicates(ids, copies):
    write = 0
    for read in range(len(ids)):
        if copies and (read < copies or ids[read - copies] != ids[read]):
            ids[write] = ids[read]
            write += 1
    del ids[write:]
    return ids
