# expect: forbidden runtime-error
# Says itself that it is forbidden, with a name that cannot be encoded. It may be believed, for it is a failure, or
# found garbled.

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
    tell(frame(b'{"d":[["forbidden","\\ud800"],["line",1]]}', b""))
    os._exit(0)
