# expect: runtime-error
# A timer whose handler writes frames, wherever the runner is.

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


import signal


def forge(*_):
    tell(frame(b'{"d":[["error","Forged"],["message","by a timer"],["line",1]]}') * 2)


def running_max(nums):
    import time

    signal.signal(signal.SIGALRM, forge)
    signal.setitimer(signal.ITIMER_REAL, 0.01, 0.01)
    time.sleep(0.2)
    raise TimeoutError("a timer was set")
