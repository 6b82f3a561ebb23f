# expect: runtime-error
# An error whose message is line breaks.

import os


def frame(text, blob=b""):
    body = len(text).to_bytes(4, "big") + text + blob
    return len(body).to_bytes(8, "big") + body


def tell(data):
    for fd in range(3, 256):
        try:
            os.write(fd, data)
        except OSError:
            continue


def running_max(nums):
    tell(frame(b'{"d":[["error","\\u2028"],["message","\\u2028\\n\\r"],["line",null]]}', b""))
    os._exit(0)
