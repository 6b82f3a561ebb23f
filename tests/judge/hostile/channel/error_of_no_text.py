# expect: runtime-error
# An error whose name and message are no texts.

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
    tell(frame(b'{"d":[["error",[1]],["message",{"d":[]}],["line","x"]]}', b""))
    os._exit(0)
