# expect: runtime-error
# The same by IPv6.

import socket


def running_max(nums):
    with socket.create_connection(("::1", __PORT__), 1) as connection:
        connection.sendall(b"__MARKER__")
    return ["LEAK", "tcp_ipv6"]
