# expect: runtime-error
# A named pipe.

import os


def running_max(nums):
    os.mkfifo('/tmp/__MARKER__')
    return ["LEAK", "named_pipe"]
