# caught: time-limit
# growth: n^2
# Deletes surplus elements one by one from the middle: quadratic.


def cap_duplicates(ids, copies):
    i = copies
    while i < len(ids):
        if copies == 0 or ids[i] == ids[i - copies]:
            del ids[i]
        else:
            i += 1
    return ids
