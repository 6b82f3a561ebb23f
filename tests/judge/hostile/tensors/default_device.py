# expect: runtime-error
# profile: torch
# A device that is not there.

import torch


def running_max(nums):
    return nums.to("cuda")
