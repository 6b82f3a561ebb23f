# expect: wrong-answer
# Right numbers, but members of an enumeration.

from enum import IntEnum


def running_max(nums):
    out = []
    for x in nums:
        out.append(max(x, out[-1]) if out else x)
    return [IntEnum("N", {"x": x})(x) for x in out[:5]]
