# expect: runtime-error
# An abstract socket, which no file system hides.

import socket


def running_max(nums):
    connection = socket.socket(socket.AF_UNIX)
    connection.connect("\0__ABSTRACT__")
    connection.sendall(b"__MARKER__")
    return ["LEAK", "abstract"]
