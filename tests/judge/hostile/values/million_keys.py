# expect: memory-limit
# A dict of a million keys, each with a list.

calls = []


def running_max(nums):
    if calls:
        return None
    calls.append(1)
    return {x: [x, str(x)] for x in range(1_000_000)}
