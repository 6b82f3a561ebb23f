# expect: runtime-error
# Aborts.

import os

os.abort()
