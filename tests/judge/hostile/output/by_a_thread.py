# expect: output-limit
# A thread prints while the main thread works.

import threading


def forever():
    while True:
        print("x" * 1000)


def running_max(nums):
    threading.Thread(target=forever, daemon=True).start()
    while True:
        pass
