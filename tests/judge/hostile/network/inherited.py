# expect: runtime-error
# Sends through whatever socket it may have inherited.

import socket


def running_max(nums):
    sent = False
    for fd in range(3, 256):
        try:
            with socket.socket(fileno=fd) as connection:
                print("LEAK", connection.getpeername(), connection.getsockname())
                sent = True
        except OSError:
            continue
    if not sent:
        raise LookupError("no socket was inherited")
    return ["LEAK", "inherited"]
