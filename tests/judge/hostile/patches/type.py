# expect: wrong-answer runtime-error
# type() says list of everything: the answer goes out as a list, or its encoding fails.

import builtins

real = builtins.type
builtins.type = lambda *a: list if len(a) == 1 else real(*a)


class Equal:
    __eq__ = lambda self, other: True


def running_max(nums):
    return Equal()
