# expect: runtime-error
# A socket that hears everything on the wire.

import socket


def running_max(nums):
    socket.socket(socket.AF_PACKET, socket.SOCK_RAW)
    return ["LEAK", "packet"]
