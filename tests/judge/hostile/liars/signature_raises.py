# expect: runtime-error wrong-answer
# Asking for the signature ends the process; a judge may ask or not.

import os


class Deadly:
    @property
    def __signature__(self):
        os._exit(0)

    def __call__(self, nums):
        return "accepted"


running_max = Deadly()
