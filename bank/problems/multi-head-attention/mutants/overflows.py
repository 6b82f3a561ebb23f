# caught: wrong-answer
# shows: a scaled score above 89
# Exponentiates without subtracting the maximum: large logits overflow to NaN.
import math

import torch


def attention(q, k, v, causal=False):
    n, d = q.shape[-2:]
    weights = torch.exp(q @ k.transpose(-2, -1) / math.sqrt(d))
    if causal:
        weights = weights * torch.ones(n, n).tril()
    return weights / weights.sum(-1, keepdim=True) @ v
