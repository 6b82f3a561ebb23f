# expect: wrong-answer
# Hands over the environment as its answer.

import os


def running_max(nums):
    return [f"{name}={value}" for name, value in os.environ.items()]
