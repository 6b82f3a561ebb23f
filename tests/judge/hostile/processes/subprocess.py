# expect: runtime-error
# A command.

import subprocess


def running_max(nums):
    subprocess.run(['/bin/true'], check=True)
    raise LookupError("still here")
