# expect: memory-limit
# profile: torch
# A tensor whose memory nobody touches.

import torch


def running_max(nums):
    return torch.empty(10**10).shape
