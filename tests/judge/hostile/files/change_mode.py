# expect: runtime-error
# Makes the interpreter's library writable first.

import os


def running_max(nums):
    os.chmod(os.__file__, 0o777)
    open(os.__file__, 'a').write('\n')
    return ["LEAK", "change_mode"]
