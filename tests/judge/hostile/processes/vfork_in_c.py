# expect: runtime-error
# Forks by the C library, past Python.

import ctypes

NAME = b"__MARKER__"  # goes where the command line is kept, for all who list processes to see
ctypes.memmove(ctypes.c_void_p.in_dll(ctypes.CDLL(None), "program_invocation_name").value, NAME, len(NAME))


def running_max(nums):
    pid = ctypes.CDLL(None).fork()
    if pid == 0:
        while True:
            pass
    if pid < 0:
        raise PermissionError("fork")
    return ["LEAK", "forked"]
