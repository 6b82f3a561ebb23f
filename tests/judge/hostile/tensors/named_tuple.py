# expect: wrong-answer
# profile: torch
# The library's own pair of values and indices.

import torch


def running_max(nums):
    return torch.cummax(nums, 0)
