# expect: memory-limit
# Ten gigabytes while the file is loaded.

hoard = bytearray(10**10)


def running_max(nums):
    return []
