# expect: time-limit
# Ignores every signal that can be ignored.

import signal

for number in range(1, 65):
    try:
        signal.signal(number, signal.SIG_IGN)
    except (OSError, ValueError):
        continue


def running_max(nums):
    while True:
        pass
