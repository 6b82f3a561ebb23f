# expect: runtime-error
# Writes to what restarts the machine.

import os


def running_max(nums):
    return ["LEAK", open('/proc/sysrq-trigger', 'w')]
