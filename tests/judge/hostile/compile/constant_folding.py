# expect: memory-limit
# A product that a compiler could be tempted to work out.

TEXT = "accepted" * 10**9


def running_max(nums):
    return []
