# expect: runtime-error
# A metaclass runs while the class is made.

class Meta(type):
    def __prepare__(name, bases):
        raise SystemExit("accepted")


class Solution(metaclass=Meta):
    pass


def running_max(nums):
    return []
