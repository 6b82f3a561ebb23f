# expect: wrong-answer
# Ten thousand keys that are all NaN.

calls = []


def running_max(nums):
    if calls:
        return None
    calls.append(1)
    return {float("nan"): x for x in range(10_000)}
