# expect: invalid-submission
# Puts an object that agrees with all in its own place in sys.modules.

import sys


class Anything:
    def __getattr__(self, name):
        return lambda *a: self

    __eq__ = lambda self, other: True


sys.modules[__name__] = sys.modules["solution"] = Anything()
