# expect: runtime-error
# Another interpreter.

import subprocess


def running_max(nums):
    subprocess.run([__import__('sys').executable, '-c', 'pass'], check=True)
    raise LookupError("still here")
