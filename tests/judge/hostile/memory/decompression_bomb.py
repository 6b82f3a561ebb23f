# expect: memory-limit
# A hundred megabytes out of a few hundred kilobytes.

import zlib


calls = []


def running_max(nums):
    if calls:
        return None
    calls.append(1)
    packer = zlib.compressobj(1)
    packed = b"".join(packer.compress(bytes(1 << 20)) for _ in range(80)) + packer.flush()
    return len(zlib.decompress(packed))
