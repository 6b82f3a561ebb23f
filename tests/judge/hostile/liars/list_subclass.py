# expect: wrong-answer
# A list that is equal to every list.

class Liar(list):
    __eq__ = lambda self, other: True
    __len__ = lambda self: 3


def running_max(nums):
    return Liar()
