# expect: runtime-error
# A thread that goes on writing errors and answers while the tests run.

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


def forge():
    while True:
        tell(frame(b'{"d":[["error","Forged"],["message","by a thread"],["line",1]]}') * 2)


def running_max(nums):
    import threading
    import time

    threading.Thread(target=forge, daemon=True).start()
    time.sleep(0.05)
    return [3, 3, 3]
