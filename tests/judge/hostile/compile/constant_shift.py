# expect: memory-limit
# A shift of a gigabyte.

NUMBER = 1 << (1 << 33)


def running_max(nums):
    return []
