# expect: wrong-answer
# A dict that has every key.

class All(dict):
    def __missing__(self, key):
        return key

    def __eq__(self, other):
        return True


def running_max(nums):
    return All()
