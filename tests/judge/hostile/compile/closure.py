# expect: wrong-answer
# A function out of a closure that knows the shown examples.

def make():
    answers = {(3, 1, 2): [3, 3, 3], (5,): [5]}

    def running_max(nums):
        return answers.get(tuple(nums), [])

    return running_max


running_max = make()
