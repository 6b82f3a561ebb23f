# expect: wrong-answer
# profile: torch
# Numbers with a scale.

import torch


def running_max(nums):
    return torch.quantize_per_tensor(torch.cummax(nums, 0).values, 0.1, 0, torch.qint32)
