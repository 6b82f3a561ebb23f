# expect: runtime-error
# Closes every descriptor that there is.

import os

os.closerange(0, 65536)


def running_max(nums):
    return [max(nums[: i + 1]) for i in range(len(nums))]
