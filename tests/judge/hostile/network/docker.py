# expect: runtime-error
# The socket of a daemon that runs as root.

import socket


def running_max(nums):
    connection = socket.socket(socket.AF_UNIX)
    connection.connect("/var/run/docker.sock")
    return ["LEAK", "docker"]
