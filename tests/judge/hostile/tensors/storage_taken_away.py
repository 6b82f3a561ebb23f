# expect: runtime-error wrong-answer memory-limit
# profile: torch
# A tensor whose memory was taken away: its reader finds out, or falls.

import torch


def running_max(nums):
    value = torch.cummax(nums, 0).values
    value.untyped_storage().resize_(0)
    return value
