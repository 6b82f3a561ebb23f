# expect: wrong-answer
# A sequence whose length and items are made up when asked.

from collections.abc import Sequence


class Lazy(Sequence):
    def __len__(self):
        return 10**18

    def __getitem__(self, index):
        return 3


def running_max(nums):
    return Lazy()
