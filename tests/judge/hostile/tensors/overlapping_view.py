# expect: wrong-answer
# profile: torch
# A view whose elements lie on top of each other.

import torch


def running_max(nums):
    return torch.as_strided(torch.tensor([-1.0]), (len(nums),), (0,))
