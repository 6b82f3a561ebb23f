# expect: runtime-error time-limit
# Closes every descriptor and sleeps: dead for the judge, or out of time.

import os
import time


def running_max(nums):
    os.closerange(0, 65536)
    time.sleep(60)
