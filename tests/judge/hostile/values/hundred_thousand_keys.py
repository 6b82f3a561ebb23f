# expect: wrong-answer
# A dict of a hundred thousand keys.

calls = []


def running_max(nums):
    if calls:
        return None
    calls.append(1)
    return dict.fromkeys(range(100_000))
