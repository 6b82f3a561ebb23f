# expect: wrong-answer
# profile: torch
# A lazy conjugate: complex numbers that are worked out when looked at.

import torch


def running_max(nums):
    return torch.cummax(nums, 0).values.to(torch.complex64).conj()
