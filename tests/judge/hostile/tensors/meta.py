# expect: wrong-answer
# profile: torch
# A tensor without numbers, of any size.

import torch


def running_max(nums):
    return torch.empty(10**15, device="meta")
