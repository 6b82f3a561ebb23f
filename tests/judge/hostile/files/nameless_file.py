# expect: runtime-error
# A file without a name.

import os


def running_max(nums):
    os.write(os.open('/tmp', os.O_TMPFILE | os.O_RDWR), bytes(1 << 20))
    return ["LEAK", "nameless_file"]
