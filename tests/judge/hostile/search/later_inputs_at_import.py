# expect: runtime-error
# The same while the file is loaded.

import os
import select

ready, _, _ = select.select([fd for fd in range(3, 60) if os.path.exists(f"/dev/fd/{fd}")], [], [], 0.05)
if ready:
    print("LEAK", os.read(ready[0], 1 << 16))


def running_max(nums):
    raise LookupError("nothing was sent ahead")
