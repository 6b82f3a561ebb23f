# expect: time-limit
# A power modulo a number of a hundred thousand digits.

def running_max(nums):
    number = (1 << 400_000) - 1
    return pow(3, number, number)
