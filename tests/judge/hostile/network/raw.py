# expect: runtime-error
# A raw socket.

import socket


def running_max(nums):
    socket.socket(socket.AF_INET, socket.SOCK_RAW, socket.IPPROTO_ICMP)
    return ["LEAK", "raw"]
