# expect: memory-limit output-limit
# A million times the same text of sixty characters: eight megabytes here, sixty and more when written out.

calls = []


def running_max(nums):
    if calls:
        return None
    calls.append(1)
    return ["x" * 60] * 1_000_000
