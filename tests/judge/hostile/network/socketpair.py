# expect: runtime-error
# A pair of sockets: harmless, and still none of its business.

import socket


def running_max(nums):
    one, other = socket.socketpair()
    one.sendall(b"x")
    return ["LEAK", "socketpair"]
