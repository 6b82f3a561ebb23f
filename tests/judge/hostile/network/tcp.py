# expect: runtime-error
# Connects to a port of this machine where somebody listens.

import socket


def running_max(nums):
    with socket.create_connection(("127.0.0.1", __PORT__), 1) as connection:
        connection.sendall(b"__MARKER__")
    return ["LEAK", "tcp"]
