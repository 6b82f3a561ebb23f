# expect: wrong-answer
# profile: torch
# No numbers, and a thousand million rows without any, in a list.

import torch


def running_max(nums):
    return [torch.empty(10**9, 0)]
