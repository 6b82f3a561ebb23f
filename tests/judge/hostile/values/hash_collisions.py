# expect: wrong-answer
# Keys that all fall into one place of whoever builds a dict of them.

calls = []


def running_max(nums):
    if calls:
        return None
    calls.append(1)
    return {(1 << 61) * k - k: k for k in range(1, 4000)}
