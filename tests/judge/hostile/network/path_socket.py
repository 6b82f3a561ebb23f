# expect: runtime-error
# A socket that is a file.

import socket


def running_max(nums):
    connection = socket.socket(socket.AF_UNIX)
    connection.connect("__OUTSIDE__/socket")
    connection.sendall(b"__MARKER__")
    return ["LEAK", "path_socket"]
