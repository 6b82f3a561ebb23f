# expect: wrong-answer
# Any attribute of the answer takes for ever.

class Endless:
    def __getattribute__(self, name):
        while True:
            pass


def running_max(nums):
    return Endless()
