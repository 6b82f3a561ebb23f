# expect: wrong-answer
# The name of the type is a str that is none.

class Text(str):
    def __getitem__(self, index):
        return {"value": [3, 3, 3]}


class Meta(type):
    def __getattribute__(cls, name):
        if name in ("__name__", "__qualname__"):
            return Text("list")
        return super().__getattribute__(name)


class Liar(metaclass=Meta):
    pass


def running_max(nums):
    return Liar()
