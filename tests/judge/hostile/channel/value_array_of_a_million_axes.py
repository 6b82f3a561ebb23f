# expect: runtime-error
# profile: numpy
# An array of no numbers whose shape alone is two megabytes, to be told in the verdict.

import os


def running_max(nums):
    text = b'{"d":[["value",{"a":["numpy","float64",[%s0]]}]]}' % (b"0," * 1_000_000)
    body = len(text).to_bytes(4, "big") + text
    data = len(body).to_bytes(8, "big") + body
    while data:
        data = data[os.write(4, data) :]
    os._exit(0)
