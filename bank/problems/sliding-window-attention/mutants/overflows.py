# caught: wrong-answer
# shows: a scaled score above 89 inside a window
# Exponentiates without subtracting the maximum: large logits overflow to NaN.
import math

import torch


def local_attention(q, k, v, window):
    n, d = q.shape[-2:]
    i = torch.arange(n)
    inside = (i[:, None] - i[None, :]).abs() <= window
    weights = torch.exp(q @ k.transpose(-2, -1) / math.sqrt(d)) * inside
    return weights / weights.sum(-1, keepdim=True) @ v
