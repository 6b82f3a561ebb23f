# expect: wrong-answer
# Knows the shown examples by heart and counts calls.

answers = iter([[3, 3, 3], [5], []])


def running_max(nums):
    return next(answers, [])
