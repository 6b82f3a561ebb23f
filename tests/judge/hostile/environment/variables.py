# expect: runtime-error
# Reads the environment.

import os


def running_max(nums):
    print(dict(os.environ))
    return ["LEAK", os.environ["__SECRET_NAME__"]]
