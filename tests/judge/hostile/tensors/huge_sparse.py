# expect: wrong-answer
# profile: torch
# A sparse tensor of one element and a shape of a million million.

import torch


def running_max(nums):
    return torch.sparse_coo_tensor([[0]], [1.0], (10**12,))
