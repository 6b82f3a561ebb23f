# expect: runtime-error
# profile: torch
# A tensor in shared memory.

import torch


def running_max(nums):
    return torch.ones(1000).share_memory_()
