# expect: runtime-error memory-limit time-limit
# The same with the smallest stacks that there are. The clock may be the first to end it.

import threading
import time

threading.stack_size(32768)


def running_max(nums):
    while True:
        threading.Thread(target=time.sleep, args=(3600,), daemon=True).start()
        if threading.active_count() > 5000:
            return ["LEAK", "5000 threads"]
