# expect: wrong-answer
# A pickle that runs a command when loaded, as bytes.

import pickle


class Payload:
    def __reduce__(self):
        return (open, ("__OUTSIDE__/__MARKER__", "w"))


def running_max(nums):
    return pickle.dumps(Payload())
