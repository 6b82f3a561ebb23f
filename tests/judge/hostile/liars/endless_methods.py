# expect: wrong-answer
# Every method that anyone might call on the answer takes for ever.

def forever(*args):
    while True:
        pass


class Endless:
    __eq__ = __ne__ = __lt__ = __hash__ = __repr__ = __str__ = __len__ = __iter__ = __bool__ = forever
    __index__ = __int__ = __float__ = __reduce__ = __reduce_ex__ = __getstate__ = __format__ = __bytes__ = forever
    __array__ = __dir__ = __sizeof__ = __getitem__ = __contains__ = __copy__ = __deepcopy__ = forever


def running_max(nums):
    return [Endless()]
