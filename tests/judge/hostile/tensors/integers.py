# expect: wrong-answer
# profile: torch
# Whole numbers where floats are due.

import torch


def running_max(nums):
    return torch.cummax(nums, 0).values.long()
