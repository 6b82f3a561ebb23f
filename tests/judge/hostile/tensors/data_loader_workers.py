# expect: runtime-error
# profile: torch
# Processes to load data.

from torch.utils.data import DataLoader


def running_max(nums):
    return next(iter(DataLoader([1, 2, 3], num_workers=2)))
