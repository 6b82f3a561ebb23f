# expect: runtime-error
# A socket to the kernel's ciphers.

import socket


def running_max(nums):
    socket.socket(socket.AF_ALG, socket.SOCK_SEQPACKET, 0).bind(("hash", "sha256"))
    return ["LEAK", "kernel_crypto"]
