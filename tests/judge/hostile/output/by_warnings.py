# expect: output-limit
# A hundred thousand warnings.

import warnings


def running_max(nums):
    warnings.simplefilter("always")
    for x in range(100_000):
        warnings.warn(f"accepted {x}")
