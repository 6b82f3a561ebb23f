# expect: runtime-error
# A message queue, which stays behind.

import ctypes

libc = ctypes.CDLL(None, use_errno=True)


def running_max(nums):
    if libc.mq_open(b'/__MARKER__', 0o102, 0o666, None) >= 0:
        return ["LEAK", "mq_open"]
    raise PermissionError(ctypes.get_errno(), "mq_open")
