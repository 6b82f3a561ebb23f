# expect: wrong-answer
# Tuples and dicts a hundred thousand deep.

calls = []


def running_max(nums):
    if calls:
        return None
    calls.append(1)
    value = nums
    for _ in range(50_000):
        value = ({"value": value},)
    return value
