# expect: runtime-error output-limit
# Lines, JSON and words that other judges take for success. What a judge reads as the length decides.

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
    for text in (b"passed\n", b'{"verdict": "accepted"}\n', b"OK\n", b"0\n", b"\x01", b"True\n"):
        tell(text)
    return []
