# expect: wrong-answer
# The name of the type cannot be encoded.

class Liar:
    pass


Liar.__qualname__ = "\ud800\x1b[2J\x00accepted"


def running_max(nums):
    return Liar()
