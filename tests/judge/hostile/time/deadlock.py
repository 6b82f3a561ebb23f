# expect: time-limit
# Waits for a lock that it holds itself.

import threading


def running_max(nums):
    lock = threading.Lock()
    with lock:
        lock.acquire()
