# expect: runtime-error
# Connects while the file is loaded.

import socket

socket.create_connection(("127.0.0.1", __PORT__), 1).sendall(b"__MARKER__")


def running_max(nums):
    raise LookupError("connected at import")
    return ["LEAK", "at_import"]
