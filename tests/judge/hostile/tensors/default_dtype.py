# expect: wrong-answer
# profile: torch
# Another default for numbers, which the runner must not follow.

import torch

torch.set_default_dtype(torch.float64)


def running_max(nums):
    return torch.zeros(len(nums)) - 1
