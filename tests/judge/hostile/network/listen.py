# expect: runtime-error
# Listens for orders.

import socket


def running_max(nums):
    server = socket.create_server(("127.0.0.1", 0))
    server.settimeout(1)
    server.accept()
    return ["LEAK", "listen"]
