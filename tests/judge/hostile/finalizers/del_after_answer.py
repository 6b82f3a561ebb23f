# expect: wrong-answer
# An object whose __del__ mends the answer when it is gone.

kept = []


class Late:
    def __init__(self, value):
        self.value = value

    def __del__(self):
        self.value[:] = [3, 3, 3]


def running_max(nums):
    value = [0] * (len(nums) + 1)
    kept.append(Late(value))
    kept.clear()
    value[:] = [0]
    return value
