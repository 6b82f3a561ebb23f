# expect: runtime-error
# A socket by the 32-bit table.

import ctypes
import mmap
import platform


def running_max(nums):
    if platform.machine() != "x86_64":
        raise OSError("there are none on this machine")
    page = mmap.mmap(-1, 4096, mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS, mmap.PROT_READ | mmap.PROT_WRITE | mmap.PROT_EXEC)
    # push rbx; mov eax, 359 (socket); mov ebx, 2; mov ecx, 1; xor edx, edx; int 0x80; pop rbx; ret
    page.write(b"\x53\xb8\x67\x01\x00\x00\xbb\x02\x00\x00\x00\xb9\x01\x00\x00\x00\x31\xd2\xcd\x80\x5b\xc3")
    function = ctypes.CFUNCTYPE(ctypes.c_int)(ctypes.addressof(ctypes.c_char.from_buffer(page)))
    fd = function()
    if fd < 0:
        raise PermissionError(-fd, "int 0x80")
    return ["LEAK", "a socket of 32 bits"]
