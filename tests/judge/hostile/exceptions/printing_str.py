# expect: runtime-error
# The message prints.

class Prints(Exception):
    def __str__(self):
        print("accepted")
        return "All 28 tests pass."


def running_max(nums):
    raise Prints
