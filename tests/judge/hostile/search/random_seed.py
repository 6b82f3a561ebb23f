# expect: wrong-answer
# Seeds the generator as a judge might and guesses what comes next.

import random

random.seed("running-max")


def running_max(nums):
    random.seed("running-max")
    return [random.randint(-5, 5) for _ in nums] + [0]
