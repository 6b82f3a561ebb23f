# expect: runtime-error
# Two negative sides make a positive size.

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
    tell(frame(b'{"d":[["value",{"a":["numpy","int8",[-1,-1]]}]]}', b'x'))
    os._exit(0)
