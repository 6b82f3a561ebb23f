# expect: time-limit
# Catches whatever would stop it.

def running_max(nums):
    while True:
        try:
            while True:
                pass
        except BaseException:
            continue
