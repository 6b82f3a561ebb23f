# expect: runtime-error
# A file after another until there are no inodes.

import os


def running_max(nums):
    for number in range(100_000):
        open(f"/tmp/__MARKER__{number}", "w").close()
    return ["LEAK", "many_files"]
