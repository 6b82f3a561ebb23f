# expect: wrong-answer
# A thread that goes on after the answer and changes it.

import threading
import time


def running_max(nums):
    value = [0, 0]

    def later():
        time.sleep(0.001)
        value[:] = [3, 3, 3]

    threading.Thread(target=later, daemon=True).start()
    return value
