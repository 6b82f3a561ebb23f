# expect: runtime-error
# An event loop, which needs a pair of sockets.

import asyncio


def running_max(nums):
    asyncio.run(asyncio.sleep(0))
    asyncio.run(asyncio.open_connection("127.0.0.1", __PORT__))
    return ["LEAK", "asyncio"]
