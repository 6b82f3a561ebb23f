# expect: runtime-error
# A command by the shell.

import subprocess


def running_max(nums):
    subprocess.run('true', shell=True, check=True)
    raise LookupError("still here")
