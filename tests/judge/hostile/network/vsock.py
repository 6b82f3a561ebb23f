# expect: runtime-error
# A socket to the host of a virtual machine.

import socket


def running_max(nums):
    socket.socket(socket.AF_VSOCK, socket.SOCK_STREAM).connect((2, 1024))
    return ["LEAK", "vsock"]
