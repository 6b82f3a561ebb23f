# expect: runtime-error
# A socket to the kernel's routing.

import socket


def running_max(nums):
    socket.socket(socket.AF_NETLINK, socket.SOCK_RAW, 0).bind((0, 0))
    return ["LEAK", "netlink"]
