# expect: memory-limit
# A number of a gigabyte.

def running_max(nums):
    return (1 << (1 << 33)).bit_length()
