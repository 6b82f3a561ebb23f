# expect: runtime-error
# profile: torch
# A pickle by way of the library's own format.

import torch


def running_max(nums):
    torch.save({"value": print}, "/tmp/__MARKER__")
    return torch.load("/tmp/__MARKER__", weights_only=False)
