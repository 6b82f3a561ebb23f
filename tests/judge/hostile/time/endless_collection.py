# expect: time-limit
# A garbage collection that never ends.

import gc


class Node:
    def __del__(self):
        Node.last = Node()
        Node.last.self = Node.last


def running_max(nums):
    Node()
    while True:
        gc.collect()
