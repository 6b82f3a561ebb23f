# expect: wrong-answer
# A real list of objects that are equal to everything.

class Equal:
    def __eq__(self, other):
        return True


def running_max(nums):
    return [Equal() for _ in nums] + [Equal()] * (not nums)
