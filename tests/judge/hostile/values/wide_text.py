# expect: output-limit memory-limit
# Characters that take four bytes in memory and twelve as an escape: a judge may run out of either.

calls = []


def running_max(nums):
    if calls:
        return None
    calls.append(1)
    return "\U0001f4a9" * 500_000
