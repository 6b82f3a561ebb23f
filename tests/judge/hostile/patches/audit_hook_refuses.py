# expect: runtime-error wrong-answer
# An audit hook that forbids everything. Whether the runner still does anything that is audited is its own business.

import sys


def refuse(event, arguments):
    raise SystemExit(0)


def running_max(nums):
    sys.addaudithook(refuse)
    return "wrong"
