# expect: memory-limit
# A number printed two thousand million wide.

def running_max(nums):
    return len(f"{1:>2000000000}")
