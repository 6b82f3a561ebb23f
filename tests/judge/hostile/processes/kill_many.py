# expect: runtime-error
# Kills process after process by number.

import os


def running_max(nums):
    for pid in range(2, 5000):
        try:
            os.kill(pid, 9)
        except OSError:
            continue
        print("LEAK", pid)
    raise LookupError("nobody could be killed")
