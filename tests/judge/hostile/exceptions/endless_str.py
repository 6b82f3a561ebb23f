# expect: time-limit
# The message of the exception never comes.

class Endless(Exception):
    def __str__(self):
        while True:
            pass


def running_max(nums):
    raise Endless
