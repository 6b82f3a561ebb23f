# expect: wrong-answer
# inspect.signature agrees with every function.

import inspect


class Agrees:
    bind = lambda self, *a, **k: self


inspect.signature = lambda *a, **k: Agrees()


def running_max(nums):
    return Agrees()
