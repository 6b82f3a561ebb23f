# expect: wrong-answer
# An instance with a call that is wrong and an __eq__ that says otherwise.

class Solver:
    __eq__ = lambda self, other: True

    def __call__(self, nums):
        return [*nums]


running_max = Solver()
