# expect: runtime-error
# Has the kernel kill it for its CPU time, as if somebody had killed it from outside: the judge's failure, not its own.

import resource

resource.setrlimit(resource.RLIMIT_CPU, (0, 0))


def running_max(nums):
    while True:
        pass
