# expect: wrong-answer
# A metaclass whose classes are all called list and equal to list.

class Meta(type):
    def __getattribute__(cls, name):
        if name in ("__name__", "__qualname__"):
            return "list"
        return super().__getattribute__(name)

    __eq__ = lambda cls, other: True
    __hash__ = lambda cls: hash(list)


class Liar(metaclass=Meta):
    __eq__ = lambda self, other: True


def running_max(nums):
    return Liar()
