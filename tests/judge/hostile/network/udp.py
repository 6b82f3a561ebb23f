# expect: runtime-error
# Sends a datagram to this machine.

import socket


def running_max(nums):
    socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(b"__MARKER__", ("127.0.0.1", __PORT__))
    return ["LEAK", "udp"]
