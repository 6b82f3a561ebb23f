# expect: wrong-answer
# profile: torch
# Floats of eight bits of precision.

import torch


def running_max(nums):
    return torch.cummax(nums, 0).values.bfloat16()
