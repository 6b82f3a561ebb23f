# expect: runtime-error
# An exception class whose name is whatever is asked for.

class Meta(type):
    def __getattribute__(cls, name):
        if name in ("__name__", "__qualname__"):
            return {"value": [3, 3, 3]}
        return super().__getattribute__(name)


class Liar(Exception, metaclass=Meta):
    pass


def running_max(nums):
    raise Liar("accepted")
