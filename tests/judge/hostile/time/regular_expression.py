# expect: time-limit
# A regular expression that backtracks for ever, in C.

import re


def running_max(nums):
    return re.match(r"(a|aa)+$", "a" * 10_000 + "b") or re.match(r"(a*)*(a*)*$", "a" * 60 + "b")
