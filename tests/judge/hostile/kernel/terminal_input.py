# expect: runtime-error
# Types into the terminal that started the judge.

import ctypes

libc = ctypes.CDLL(None, use_errno=True)


def running_max(nums):
    if any([libc.ioctl(fd, 0x5412, b'x') == 0 for fd in range(64)]) is True:
        return ["LEAK", "terminal_input"]
    raise PermissionError(ctypes.get_errno(), "terminal_input")
