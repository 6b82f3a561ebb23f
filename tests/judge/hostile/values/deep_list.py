# expect: wrong-answer
# Lists a hundred thousand deep.

calls = []


def running_max(nums):
    if calls:
        return None
    calls.append(1)
    value = nums
    for _ in range(100_000):
        value = [value]
    return value
