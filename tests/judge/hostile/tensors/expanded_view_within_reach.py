# expect: memory-limit output-limit
# profile: torch
# A view that takes two gigabytes when written out.

import torch


def running_max(nums):
    return torch.zeros(1).expand(1 << 29)
