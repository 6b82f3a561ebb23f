# expect: memory-limit
# profile: torch
# Tensors for ever.

import torch


calls = []


def running_max(nums):
    if calls:
        return None
    calls.append(1)
    hoard = []
    while True:
        hoard.append(torch.ones(1 << 20))
