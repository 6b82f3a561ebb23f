# expect: time-limit
# Comprehensions in comprehensions at the top of the file.

PAIRS = sum(1 for a in range(10**5) for b in range(10**5) for c in range(10**5))


def running_max(nums):
    return []
