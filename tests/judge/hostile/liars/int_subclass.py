# expect: wrong-answer
# Elements of a subclass of int that is equal to every number.

class Int(int):
    def __eq__(self, other):
        return True

    def __hash__(self):
        return 0


def running_max(nums):
    return [Int(7) for _ in nums]
