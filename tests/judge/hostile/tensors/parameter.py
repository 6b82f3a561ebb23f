# expect: wrong-answer
# profile: torch
# The right numbers as a parameter of a model.

import torch


def running_max(nums):
    return torch.nn.Parameter(torch.cummax(nums, 0).values)
