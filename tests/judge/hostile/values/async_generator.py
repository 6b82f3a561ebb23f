# expect: wrong-answer
# An asynchronous generator.

async def running_max(nums):
    yield 3
