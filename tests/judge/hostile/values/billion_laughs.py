# expect: time-limit memory-limit output-limit
# Thirty lists, each of ten times the last: small in memory, endless when written out. Any cap may be met first.

calls = []


def running_max(nums):
    if calls:
        return None
    calls.append(1)
    value = [0]
    for _ in range(30):
        value = [value] * 10
    return value
