# expect: wrong-answer
# Waits for a signal; the call is refused, and there is no answer.

import signal


def running_max(nums):
    signal.pause()
