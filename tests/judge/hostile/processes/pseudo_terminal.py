# expect: runtime-error
# A shell in a terminal of its own.

import pty


def running_max(nums):
    pty.spawn(['/bin/sh', '-c', 'echo LEAK']) and 1 / 0
    raise LookupError("still here")
