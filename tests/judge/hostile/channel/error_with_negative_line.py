# expect: runtime-error
# A line before the first.

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
    tell(frame(b'{"d":[["error","E"],["message","m"],["line",-99999999999999999999]]}', b""))
    os._exit(0)
