# expect: time-limit
# Blocks every signal that can be blocked.

import signal


def running_max(nums):
    signal.pthread_sigmask(signal.SIG_BLOCK, range(1, 65))
    while True:
        pass
