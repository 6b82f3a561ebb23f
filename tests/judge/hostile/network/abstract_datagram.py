# expect: runtime-error
# A datagram to an abstract socket.

import socket


def running_max(nums):
    socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM).sendto(b"__MARKER__", "\0__ABSTRACT__-datagram")
    return ["LEAK", "abstract_datagram"]
