# expect: wrong-answer
# Standard streams that are no streams.

import sys


class Stream:
    def __getattr__(self, name):
        raise SystemExit(0)


sys.stdout = sys.stderr = sys.stdin = sys.__stdout__ = sys.__stderr__ = None
sys.displayhook = None


def running_max(nums):
    sys.stdout = sys.stderr = Stream.__new__(Stream) if False else None
    return "wrong"
