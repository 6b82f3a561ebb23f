# expect: wrong-answer
# profile: torch
# A tensor without elements, in a shape as large as shapes can be.

import torch


def running_max(nums):
    return torch.empty(0, 1 << 61)
