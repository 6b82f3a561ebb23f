# expect: runtime-error wrong-answer
# A dict whose keys all have the same hash. They are written, not built: the quadratic time would be the judge's. The
# verdict hangs on whether its end is seen first.

import os

COLLIDING = (1 << 61) - 1


def frame(text):
    body = len(text).to_bytes(4, "big") + text
    return len(body).to_bytes(8, "big") + body


def running_max(nums):
    pairs = ",".join(f"[{COLLIDING * k},0]" for k in range(1, 100_000))
    data = frame(b'{"d":[["value",{"d":[%s]}]]}' % pairs.encode())
    while data:
        data = data[os.write(4, data) :]
    os._exit(0)
