# expect: time-limit
# An exception class whose name never comes.

class Meta(type):
    def __getattribute__(cls, name):
        if name in ("__name__", "__qualname__"):
            while True:
                pass
        return super().__getattribute__(name)


class Endless(Exception, metaclass=Meta):
    pass


def running_max(nums):
    raise Endless
