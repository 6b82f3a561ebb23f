# expect: wrong-answer
# Keeps every argument that it was ever given and looks for the answer in them.

import gc

seen = []


def running_max(nums):
    seen.append(nums)
    lists = [o for o in gc.get_objects() if type(o) is list and o is not nums and len(o) == len(nums)]
    return next((o for o in lists if o and all(type(x) is int for x in o) and o == sorted(o)), nums)
