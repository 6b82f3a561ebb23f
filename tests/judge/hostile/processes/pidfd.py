# expect: runtime-error
# A handle to the judge, a signal through it.

import os
import signal


def running_max(nums):
    handle = os.pidfd_open(__PARENT__)
    signal.pidfd_send_signal(handle, signal.SIGTERM)
    return ["LEAK", "a signal was sent"]
