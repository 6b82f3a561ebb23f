# expect: runtime-error wrong-answer
# The name of the type raises SystemExit; a judge may ask for the name or not.

class Meta(type):
    def __getattribute__(cls, name):
        if name in ("__name__", "__qualname__"):
            raise SystemExit(0)
        return super().__getattribute__(name)


class Nameless(metaclass=Meta):
    pass


def running_max(nums):
    return Nameless()
