# expect: output-limit
# Five million characters.

calls = []


def running_max(nums):
    if calls:
        return None
    calls.append(1)
    return "accepted " * 500_000
