# expect: time-limit
# profile: torch
# A hook on gradients that never returns.

import torch


def forever(gradient):
    while True:
        pass


def running_max(nums):
    value = nums.clone().requires_grad_()
    value.register_hook(forever)
    value.sum().backward()
    return value
