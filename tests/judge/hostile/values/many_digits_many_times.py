# expect: memory-limit output-limit
# Many times that number: a short list, a long answer. Which cap is met first depends on how it is encoded.

calls = []


def running_max(nums):
    if calls:
        return None
    calls.append(1)
    return [1 << 33_219_280] * 1000
