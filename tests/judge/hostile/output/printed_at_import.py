# expect: output-limit
# A megabyte while the file is loaded.

print("x" * 10**6)


def running_max(nums):
    return []
