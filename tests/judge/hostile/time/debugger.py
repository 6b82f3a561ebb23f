# expect: runtime-error
# Stops in the debugger.

def running_max(nums):
    breakpoint()
    return 1 / 0
