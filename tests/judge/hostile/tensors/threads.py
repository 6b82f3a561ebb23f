# expect: runtime-error time-limit wrong-answer
# profile: torch
# A hundred threads for one product: refused, slow, or no more than one thread's work.

import torch


def running_max(nums):
    torch.set_num_threads(100)
    for _ in range(100):
        torch.ones(1000, 1000) @ torch.ones(1000, 1000)
    return -nums
