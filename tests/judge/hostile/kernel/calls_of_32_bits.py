# expect: runtime-error
# System calls of the 32-bit table, whose numbers mean something else: 2 is fork there.

import ctypes
import mmap
import platform


def running_max(nums):
    if platform.machine() != "x86_64":
        raise OSError("there are none on this machine")
    page = mmap.mmap(-1, 4096, mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS, mmap.PROT_READ | mmap.PROT_WRITE | mmap.PROT_EXEC)
    page.write(b"\x53\xb8\x02\x00\x00\x00\xcd\x80\x5b\xc3")  # push rbx; mov eax, 2; int 0x80; pop rbx; ret
    function = ctypes.CFUNCTYPE(ctypes.c_int)(ctypes.addressof(ctypes.c_char.from_buffer(page)))
    pid = function()
    if pid < 0:
        raise PermissionError(-pid, "int 0x80")
    return ["LEAK", "a call of 32 bits"]
