# expect: runtime-error
# A file from the library for temporary files.

import tempfile


def running_max(nums):
    tempfile.NamedTemporaryFile(prefix='__MARKER__', delete=False).write(bytes(1 << 20))
    return ["LEAK", "temporary_file"]
