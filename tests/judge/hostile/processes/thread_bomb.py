# expect: runtime-error memory-limit
# Threads until nothing goes any more. The address space, or the number of threads, ends it.

import threading
import time


def running_max(nums):
    while True:
        threading.Thread(target=time.sleep, args=(3600,), daemon=True).start()
        if threading.active_count() > 5000:
            return ["LEAK", "5000 threads"]
