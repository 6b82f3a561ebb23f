# expect: memory-limit output-limit
# profile: torch
# A view of four bytes that looks like four terabytes. It may be refused for its size before or while it is written
# out.

import torch


def running_max(nums):
    return torch.zeros(1).expand(10**12)
