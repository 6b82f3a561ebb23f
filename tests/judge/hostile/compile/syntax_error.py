# expect: invalid-submission
# No Python.

def running_max(nums) return nums
