# expect: memory-limit
# A private mapping of a gigabyte.

import mmap


def running_max(nums):
    try:
        return len(mmap.mmap(-1, 1 << 30, mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS))
    except OSError as error:
        raise MemoryError from error
