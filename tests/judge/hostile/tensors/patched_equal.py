# expect: wrong-answer
# profile: torch
# All tensors are equal in this process.

import torch
import torch.testing

torch.equal = torch.allclose = torch.isclose = lambda *a, **k: True
torch.testing.assert_close = lambda *a, **k: None
torch.Tensor.__eq__ = lambda self, other: True


def running_max(nums):
    return nums * 0 - 1
