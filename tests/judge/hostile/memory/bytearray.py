# expect: memory-limit
# A gigabyte at once.

def running_max(nums):
    return len(bytearray(1 << 30))
