# expect: time-limit runtime-error
# The traceback of the exception never comes, if it is asked for by name.

class Endless(Exception):
    @property
    def __traceback__(self):
        while True:
            pass


def running_max(nums):
    raise Endless
