# expect: runtime-error wrong-answer
# profile: numpy
# A NumPy scalar with three elements, in a list, where floats are compared with a tolerance.

import os


def running_max(nums):
    text = b'{"d":[["value",[{"a":["numpy-scalar","float64",[3]]}]]]}'
    body = len(text).to_bytes(4, "big") + text + bytes(24)
    os.write(4, len(body).to_bytes(8, "big") + body)
    os._exit(0)
