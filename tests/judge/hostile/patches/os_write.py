# expect: runtime-error
# os.write sends a forged frame instead of the runner's, twice.

import os

write = os.write
text = b'{"d":[["value",[3,3,3]]]}'
body = len(text).to_bytes(4, "big") + text
forged = len(body).to_bytes(8, "big") + body


def running_max(nums):
    os.write = lambda fd, data: (write(fd, forged * 2), len(data))[1]
    os.writev = lambda fd, data: (write(fd, forged * 2), sum(map(len, data)))[1]
    return write(99, b"")
