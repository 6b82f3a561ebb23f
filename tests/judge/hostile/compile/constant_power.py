# expect: time-limit
# A power that is worked out when the file is run.

NUMBER = 9**9**9


def running_max(nums):
    return []
