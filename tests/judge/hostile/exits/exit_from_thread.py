# expect: runtime-error
# A thread takes the process down while the main thread waits.

import os
import threading


def running_max(nums):
    thread = threading.Thread(target=os._exit, args=(0,))
    thread.start()
    thread.join()
    return []
