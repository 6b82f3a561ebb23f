# expect: time-limit
# Nothing, for ever.

def running_max(nums):
    while True:
        pass
