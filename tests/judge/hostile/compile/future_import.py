# expect: wrong-answer
# A future import, which must not leak into or from the runner.

from __future__ import annotations


def running_max(nums: whatever.this.may_be) -> accepted:
    return [0]
