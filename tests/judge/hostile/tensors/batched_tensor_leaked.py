# expect: wrong-answer runtime-error
# profile: torch
# A tensor that belongs to a transformation which is over: reading it is an error of its own.

import torch

kept = []


def running_max(nums):
    torch.vmap(lambda x: kept.append(x) or x)(nums)
    return kept[-1]
