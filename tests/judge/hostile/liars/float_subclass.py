# expect: wrong-answer
# A subclass of float that is near everything.

class Near(float):
    __sub__ = __rsub__ = lambda self, other: 0.0
    __eq__ = lambda self, other: True
    __abs__ = lambda self: 0.0


def running_max(nums):
    return [Near(0) for _ in nums]
