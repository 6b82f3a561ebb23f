# expect: wrong-answer
# profile: torch
# The right numbers in an array of the other library.

import torch


def running_max(nums):
    return torch.cummax(nums, 0).values.numpy()
