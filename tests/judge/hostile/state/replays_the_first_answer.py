# expect: wrong-answer
# Keeps its first answer and gives it again.

kept = []


def running_max(nums):
    if not kept:
        kept.append([3, 3, 3])
    return kept[0]
