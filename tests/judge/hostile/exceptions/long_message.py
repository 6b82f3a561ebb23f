# expect: runtime-error
# A message of ten million characters.

def running_max(nums):
    raise ValueError("accepted" * 1_000_000)
