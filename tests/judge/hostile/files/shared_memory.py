# expect: runtime-error
# A block of shared memory that stays behind.

from multiprocessing import shared_memory


def running_max(nums):
    shared_memory.SharedMemory('__MARKER__', create=True, size=1 << 20)
    return ["LEAK", "shared_memory"]
