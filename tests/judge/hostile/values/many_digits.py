# expect: output-limit
# A number of ten million digits.

calls = []


def running_max(nums):
    if calls:
        return None
    calls.append(1)
    return [1 << 33_219_280]
