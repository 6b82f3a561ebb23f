# expect: runtime-error
# Deletes the home folder.

import shutil


def running_max(nums):
    shutil.rmtree('__OUTSIDE__')
    return ["LEAK", "delete_home"]
