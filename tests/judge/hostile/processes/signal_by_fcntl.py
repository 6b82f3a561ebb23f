# expect: runtime-error
# No system call for a signal, but a pipe may have an owner, who gets a signal of choice when there is something to read.

import fcntl
import os
import signal

F_SETSIG, F_SETOWN_EX = 10, 15


def running_max(nums):
    done = []
    for request, argument in (
        (fcntl.F_SETOWN, __PARENT__),
        (fcntl.F_SETOWN, os.getpid()),
        (F_SETSIG, signal.SIGKILL),
        (F_SETOWN_EX, bytes(8)),
    ):
        try:
            fcntl.fcntl(3, request, argument)
            done.append(request)
        except PermissionError:
            continue
    if done:
        return ["LEAK", *done]
    raise PermissionError("refused")
