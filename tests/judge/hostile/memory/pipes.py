# expect: runtime-error
# Memory in the kernel, in the buffers of pipes: the number of descriptors is limited.

import os


def running_max(nums):
    ends = []
    while True:
        ends.append(os.pipe())
        if len(ends) > 2000:
            return ["LEAK", f"{len(ends)} pipes"]
