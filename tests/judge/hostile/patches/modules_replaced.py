# expect: wrong-answer
# Every loaded module becomes an object with any attribute.

import sys


class Anything:
    def __getattr__(self, name):
        return lambda *a, **k: b'{"d":[["value",[3,3,3]]]}'


for name in list(sys.modules):
    if name not in ("sys", "builtins"):
        sys.modules[name] = Anything()


def running_max(nums):
    return None
