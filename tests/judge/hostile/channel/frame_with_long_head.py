# expect: runtime-error
# A text that claims to be longer than the frame.

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
    body = b"\xff\xff\xff\xff[]"
    tell(len(body).to_bytes(8, "big") + body)
    os._exit(0)
