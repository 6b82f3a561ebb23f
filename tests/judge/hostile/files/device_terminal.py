# expect: runtime-error
# Opens the terminal of whoever started the judge.

import os


def running_max(nums):
    return ["LEAK", open('/dev/tty', 'w').write('accepted')]
