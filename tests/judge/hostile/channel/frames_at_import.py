# expect: runtime-error
# Forty answers before anything is asked.

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


tell(frame(b'{"d":[["value",[]]]}') * 40)


def running_max(nums):
    return []
