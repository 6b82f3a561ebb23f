# expect: memory-limit
# Interned texts, which are never given back.

import sys


calls = []


def running_max(nums):
    if calls:
        return None
    calls.append(1)
    hoard = []
    for x in range(10**9):
        hoard.append(sys.intern(f"{x:02000d}"))
