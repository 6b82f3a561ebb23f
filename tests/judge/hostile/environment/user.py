# expect: wrong-answer
# Who it is: nobody in particular, never root.

import os


def running_max(nums):
    return [os.getuid(), os.geteuid(), os.getgid(), *os.getgroups()] if os.getuid() else ["LEAK", "root"] * 2
