# expect: wrong-answer
# profile: torch
# Floats of eight bits.

import torch


def running_max(nums):
    return torch.cummax(nums, 0).values.to(torch.float8_e4m3fn)
