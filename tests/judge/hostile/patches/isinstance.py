# expect: wrong-answer runtime-error
# Everything is an instance of everything: the judge sees the wrong answer, or what the runner needs no longer works.

import builtins

builtins.isinstance = builtins.issubclass = builtins.callable = lambda *a: True


def running_max(nums):
    return object()
