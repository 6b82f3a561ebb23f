# expect: runtime-error
# Writes to address 0 while the file is loaded.

import ctypes

ctypes.memset(0, 0, 1)
