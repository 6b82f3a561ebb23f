# expect: accepted
# profile: torch
# The right numbers with a history of gradients, which is no mistake.

import torch


def running_max(nums):
    return torch.cummax(nums.clone().requires_grad_(), 0).values
