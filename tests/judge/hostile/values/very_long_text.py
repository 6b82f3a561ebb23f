# expect: memory-limit output-limit
# Text that fits into the memory allowed, but not twice.

calls = []


def running_max(nums):
    if calls:
        return None
    calls.append(1)
    return "x" * 50_000_000
