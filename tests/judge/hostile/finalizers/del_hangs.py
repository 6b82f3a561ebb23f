# expect: wrong-answer
# __del__ never returns: it runs in the runner's time, after the answer, which was wrong.

class Late:
    def __del__(self):
        while True:
            pass


def running_max(nums):
    return [Late()]
