# expect: runtime-error wrong-answer
# Searches the stack where the kernel put the environment: it finds nothing or leaves its memory.

import ctypes


def running_max(nums):
    start = ctypes.c_void_p.in_dll(ctypes.CDLL(None), "program_invocation_name").value
    for offset in range(0, 1 << 16, 256):
        piece = ctypes.string_at(start + offset, 512)
        if b"__SECRET_NAME__" in piece:
            print("LEAK", piece)
    raise LookupError("no such variable in memory")
