# expect: memory-limit
# A megabyte at a time, for ever.

calls = []


def running_max(nums):
    if calls:
        return None
    calls.append(1)
    hoard = []
    while True:
        hoard.append(bytearray(1 << 20))
