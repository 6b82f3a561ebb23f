# expect: wrong-answer
# An object that is equal to everything.

class Equal:
    __hash__ = None

    def __eq__(self, other):
        return True

    def __ne__(self, other):
        return False


def running_max(nums):
    return Equal()
