# expect: time-limit
# One long call in C that holds the interpreter's lock.

def running_max(nums):
    return 9**9**9
