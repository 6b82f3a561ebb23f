# expect: memory-limit
# profile: torch
# A tensor of four terabytes.

import torch


def running_max(nums):
    return torch.zeros(10**12)
