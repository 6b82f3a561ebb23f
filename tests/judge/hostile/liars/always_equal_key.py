# expect: wrong-answer
# A dict whose only key is equal to every key.

class Key(int):
    __eq__ = lambda self, other: True
    __hash__ = lambda self: 0


def running_max(nums):
    return {Key(0): nums}
