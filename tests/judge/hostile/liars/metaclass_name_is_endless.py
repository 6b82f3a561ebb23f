# expect: time-limit
# The name of the type, which the judge asks for, takes for ever.

class Meta(type):
    def __getattribute__(cls, name):
        if name in ("__name__", "__qualname__"):
            while True:
                pass
        return super().__getattribute__(name)


class Endless(metaclass=Meta):
    pass


def running_max(nums):
    return Endless()
