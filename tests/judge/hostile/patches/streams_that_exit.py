# expect: runtime-error
# Streams whose flush ends the process.

import os
import sys


class Stream:
    def flush(self):
        os._exit(0)

    write = lambda self, text: len(text)


def running_max(nums):
    sys.stdout = sys.stderr = Stream()
    return [3, 3, 3]
