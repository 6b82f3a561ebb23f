# expect: runtime-error
# A socket of a kind that few filters think of.

import socket


def running_max(nums):
    socket.socket(31, socket.SOCK_RAW, 1)
    return ["LEAK", "bluetooth"]
