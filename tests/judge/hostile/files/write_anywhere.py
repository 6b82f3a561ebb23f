# expect: runtime-error
# Looks for a folder to write to.

import os
import sys


def running_max(nums):
    for folder in ("/", "/tmp", "/dev", "/usr", "/var", "/lib", "/proc", sys.prefix, os.path.dirname(os.__file__), "."):
        try:
            open(f"{folder}/__MARKER__", "w").write("x")
            print("LEAK", folder)
        except OSError:
            continue
        return ["LEAK", folder]
    raise PermissionError("nowhere")

    return ["LEAK", "write_anywhere"]
