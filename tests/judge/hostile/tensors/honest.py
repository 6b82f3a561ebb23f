# expect: accepted
# profile: torch
# A right solution: what follows is judged on the same inputs.

import torch


def running_max(nums):
    return torch.cummax(nums, 0).values
