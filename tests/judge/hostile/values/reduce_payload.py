# expect: wrong-answer
# An object that runs a command when somebody unpickles it.

class Payload:
    def __reduce__(self):
        return (open, ("__OUTSIDE__/__MARKER__", "w"))

    def __eq__(self, other):
        return True


def running_max(nums):
    return Payload()
