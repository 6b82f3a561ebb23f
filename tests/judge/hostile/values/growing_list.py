# expect: wrong-answer
# A list that another thread keeps changing while it is read.

import threading

shared = [[]]


def grow():
    while True:
        shared[:] = [[x] for x in range(50)]
        shared.clear()


def running_max(nums):
    if threading.active_count() == 1:
        threading.Thread(target=grow, daemon=True).start()
    return [shared, "wrong"]
