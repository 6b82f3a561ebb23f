# expect: memory-limit
# Shared anonymous memory, which limits on the heap do not count.

import mmap


calls = []


def running_max(nums):
    if calls:
        return None
    calls.append(1)
    hoard = []
    try:
        while True:
            hoard.append(mmap.mmap(-1, 1 << 20, mmap.MAP_SHARED | mmap.MAP_ANONYMOUS))
            hoard[-1].write(b"x" * (1 << 20))
            if len(hoard) > 200:
                return ["LEAK", f"{len(hoard)} MiB of shared memory"]
    except OSError as error:
        hoard.clear()
        raise MemoryError from error
