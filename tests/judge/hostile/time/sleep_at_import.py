# expect: time-limit
# The same while the file is loaded.

import time

time.sleep(3600)
