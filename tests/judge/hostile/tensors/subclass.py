# expect: wrong-answer
# profile: torch
# A subclass that answers every function of the library itself.

import torch


class Liar(torch.Tensor):
    @classmethod
    def __torch_function__(cls, function, types, args=(), kwargs=None):
        return True


def running_max(nums):
    return torch.cummax(nums, 0).values.as_subclass(Liar)
