# expect: wrong-answer
# A coroutine for an answer.

async def running_max(nums):
    return [3, 3, 3]
