# expect: wrong-answer
# An object whose __class__ says list.

class Liar:
    __class__ = list

    def __eq__(self, other):
        return True

    def __iter__(self):
        return iter([])

    def __len__(self):
        return 0


def running_max(nums):
    return Liar()
