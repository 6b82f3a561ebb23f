# expect: wrong-answer
# Objects that write frames when they are collected after the answer, which was wrong.

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


class Late:
    def __del__(self):
        tell(frame(b'{"d":[["error","Forged"],["message","by a finalizer"],["line",1]]}') * 2)


def running_max(nums):
    return [Late()]
