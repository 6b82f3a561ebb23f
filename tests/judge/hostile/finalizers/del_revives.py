# expect: wrong-answer
# An object that comes back to life each time.

class Phoenix:
    kept = []

    def __del__(self):
        Phoenix.kept[:] = [self]


def running_max(nums):
    return Phoenix()
