# expect: runtime-error
# A message of a million lines.

def running_max(nums):
    raise ValueError("\n" * 1_000_000)
